import Testing

/// Printed results, and what is said of them.
@Suite struct PrintedTests {
  @Test(
    "A printed result is proof-read",
    arguments: [
      (
        #"{"op": "linear", "input": [1, 2], "weight": [[3, 1]], "bias": [2], "printed": [7]}"#,
        #"{"op": "linear", "shape": [1], "output": [7], "#
          + #""proofreading": {"right": true, "wrong": [], "causes": []}}"#
      ),
      (
        #"{"op": "conv2d", "input": [[7]], "weight": [["1/9"]], "printed": [[0.77]]}"#,
        #"{"op": "conv2d", "shape": [1, 1], "output": [["7/9"]], "#
          + #""proofreading": {"right": false, "wrong": [[0, 0]], "causes": ["#
          + #"{"cause": "truncated", "cells": [[0, 0]], "#
          + #""sentence": "The last digits were cut off, not rounded."}, "#
          + #"{"cause": "misprinted_digit", "cells": [[0, 0]], "#
          + #""sentence": "One digit was written wrongly."}]}}"#
      ),
      (
        #"{"op": "conv1d", "input": [1,2,3,4,5], "weight": [1], "stride": 2, "printed": ["1",2,3,4,5]}"#,
        #"{"op": "conv1d", "shape": [3], "output": [1, 3, 5], "#
          + #""proofreading": {"right": false, "printed_shape": [5], "wrong": [], "causes": ["#
          + #"{"cause": "stride_one", "cells": [], "#
          + #""sentence": "The window was moved by 1 instead of 2."}]}}"#
      ),
    ])
  func proofreading(request: String, expected: String) {
    #expect(answer(request) == expected)
  }

  @Test(
    "Rounding to the printed places is right, also of irrational results",
    arguments: [
      #"{"op": "softmax", "input": [9.61, 6.49], "printed": [0.96, 0.04]}"#,
      #"{"op": "softmax", "input": [[9.61, 6.49]], "printed": [["0.96", null]]}"#,
      #"{"op": "conv2d", "input": [[7]], "weight": [["1/9"]], "printed": [[0.778]]}"#,
      #"{"op": "cross_entropy", "input": [0, 0], "target": 1, "printed": [0.693]}"#,
    ])
  func right(request: String) {
    #expect(
      answer(request).hasSuffix(#""proofreading": {"right": true, "wrong": [], "causes": []}}"#))
  }

  @Test("Of numbers of thousands of digits the right ones are told from the wrong ones")
  func long() {
    let threes = "0." + String(repeating: "3", count: 9_000)
    let others = [threes + "3", threes + "4", threes.replacing("0.3", with: "0.2"), threes + "5"]
    let printed = Array(repeating: others, count: 5).joined().joined(separator: ", ")
    let told = answer(
      #"{"op": "conv1d", "input": ["# + Array(repeating: "1", count: 20).joined(separator: ",")
        + #"], "weight": ["1/3"], "printed": ["# + printed + "]}")
    let wrong = (0..<20).filter { $0 % 4 != 0 }.map { "[\($0)]" }.joined(separator: ", ")
    #expect(told.contains(#""right": false, "wrong": ["# + wrong + "]"))
  }

  @Test("Digits that are cut off are found in irrational results")
  func truncated() {
    let told = answer(#"{"op": "softmax", "input": [9.61, 6.49], "printed": [0.95, 0.04]}"#)
    #expect(told.contains(#""wrong": [[0]], "causes": [{"cause": "truncated", "cells": [[0]]"#))
  }

  @Test(
    "What cannot be compared is refused",
    arguments: [
      (
        "3", "\"printed\" must be an array of numbers, null where none is printed, but it is 3"
      ),
      ("[[1], [1, 2]]", "\"printed\" is ragged: its elements are not all of one size"),
      ("[null]", "\"printed\" has no numbers"),
      ("[true]", "\"printed\"[0] must be a number or null, but it is true"),
      ("[\"x\"]", "\"printed\"[0]: 'x' is not a number; write it like 3, -2, 0.25 or 7/9"),
      (
        "[" + Array(repeating: "1", count: 10_001).joined(separator: ",") + "]",
        "\"printed\" has 10,001 numbers; the most are 10,000"
      ),
    ])
  func refused(printed: String, message: String) {
    #expect(
      answer("{\"op\": \"relu\", \"input\": [1], \"printed\": \(printed)}") == refusal(message))
  }

  @Test("Operations with several results have none to compare")
  func backward() {
    let request =
      #"{"op": "linear_backward", "input": [1], "weight": [[3]], "grad_output": [1], "printed": [3]}"#
    #expect(answer(request) == refusal("\"printed\" goes with operations that have one result"))
  }
}
