import Requests
import Testing

/// Answers, character by character.
@Suite struct AnswerTests {
  @Test(
    "Requests are answered with shape and output",
    arguments: [
      (
        #"{"op": "conv2d", "input": [[1,2,3],[4,5,6],[7,8,9]], "weight": [[1,0],[0,-1]]}"#,
        #"{"op": "conv2d", "shape": [2, 2], "output": [[-4, -4], [-4, -4]]}"#
      ),
      (
        #"{"bias": [0.5], "weight": [[[1]]], "input": [[1, 2]], "op": "conv1d"}"#,
        #"{"op": "conv1d", "shape": [1, 2], "output": [["3/2", "5/2"]]}"#
      ),
      (
        #"{"op": "max_pool2d", "input": [[-1,-2],[-3,-4]], "kernel_size": 2, "padding": [1, 0]}"#,
        #"{"op": "max_pool2d", "shape": [2, 1], "output": [[-1], [-3]]}"#
      ),
      (
        #"{"op": "conv2d", "input": [[1, 2]], "weight": [[3]], "bias": null, "stride": null}"#,
        #"{"op": "conv2d", "shape": [1, 2], "output": [[3, 6]]}"#
      ),
      (
        #"{"op": "linear_backward", "input": [1, 2], "weight": [[3, 4]], "bias": [0], "grad_output": [10]}"#,
        #"{"op": "linear_backward", "grad_input": {"shape": [2], "output": [30, 40]}, "#
          + #""grad_weight": {"shape": [1, 2], "output": [[10, 20]]}, "#
          + #""grad_bias": {"shape": [1], "output": [10]}}"#
      ),
      (
        #"{"op": "concat", "inputs": [[[1], [2]], [[3], [4]]], "dim": -1}"#,
        #"{"op": "concat", "shape": [2, 2], "output": [[1, 3], [2, 4]]}"#
      ),
    ])
  func answers(request: String, expected: String) {
    #expect(answer(request) == expected)
  }

  @Test(
    "Numbers come out as whole numbers below 2^53 in size, else as texts",
    arguments: [
      ("9007199254740991", "9007199254740991"), ("-9007199254740991", "-9007199254740991"),
      ("9007199254740992", "\"9007199254740992\""), ("-9007199254740992", "\"-9007199254740992\""),
      ("1e30", "\"1000000000000000000000000000000\""), ("0.1", "\"1/10\""), ("-0", "0"),
      ("-0.50", "\"-1/2\""), ("\"7/9\"", "\"7/9\""), ("\"14/7\"", "2"), ("\"-0.25\"", "\"-1/4\""),
      ("\"1e-3\"", "\"1/1000\""), ("\"1.5/-3\"", "\"-1/2\""), ("0.10e1", "1"),
      (
        "0.1000000000000000055511151231257827021181583404541015625",
        "\"3602879701896397/36028797018963968\""
      ),
    ])
  func exact(written: String, told: String) {
    #expect(
      answer("{\"op\": \"flatten\", \"input\": [\(written)]}")
        == "{\"op\": \"flatten\", \"shape\": [1], \"output\": [\(told)]}")
  }

  @Test(
    "With digits, numbers come out rounded half to even, and never as a negative zero",
    arguments: [
      ("0.125", 2, "0.12"), ("0.375", 2, "0.38"), ("-0.125", 2, "-0.12"), ("-0.004", 2, "0.00"),
      ("0.5", 0, "0"), ("1.5", 0, "2"), ("-0.5", 0, "0"), ("\"7/9\"", 4, "0.7778"),
      ("9007199254740993", 1, "9007199254740993.0"), ("3", 3, "3.000"),
    ])
  func decimals(written: String, digits: Int, told: String) {
    #expect(
      answer("{\"op\": \"flatten\", \"input\": [\(written)], \"digits\": \(digits)}")
        == "{\"op\": \"flatten\", \"shape\": [1], \"output\": [\"\(told)\"]}")
  }

  @Test("A trace tells each window's products, what they come to, bias and divisor")
  func trace() {
    #expect(
      answer(
        #"{"op": "conv1d", "input": [1, 2], "weight": [3, "1/2"], "bias": [1], "trace": true, "padding": [1, 0]}"#
      )
        == #"{"op": "conv1d", "shape": [2], "output": ["3/2", 5], "trace": ["#
        + #"{"output": [0], "terms": [{"input": [-1], "weight": [0], "factors": [0, 3], "product": 0, "padding": true}, "#
        + #"{"input": [0], "weight": [1], "factors": [1, "1/2"], "product": "1/2"}], "sums": [0, "1/2"], "bias": 1, "result": "3/2"}, "#
        + #"{"output": [1], "terms": [{"input": [0], "weight": [0], "factors": [1, 3], "product": 3}, "#
        + #"{"input": [1], "weight": [1], "factors": [2, "1/2"], "product": 1}], "sums": [3, 4], "bias": 1, "result": 5}]}"#
    )
    #expect(
      answer(#"{"op": "avg_pool2d", "input": [[1, 2]], "kernel_size": [1, 2], "trace": true}"#)
        .contains(#""sums": [1, 3], "divisor": 2, "result": "3/2"}"#))
    #expect(
      answer(
        #"{"op": "max_pool2d", "input": [[-1, 2]], "kernel_size": [1, 2], "stride": 1, "padding": [0, 1], "trace": true}"#
      ).contains(#""maxima": [null, -1], "result": -1}"#))
  }

  @Test(
    "A description puts the numbers into the shape rule and counts",
    arguments: [
      (
        #"{"op": "conv2d", "input": [[1,2,3],[4,5,6],[7,8,9]], "weight": [[1,1],[1,1]], "bias": [0], "stride": 2, "padding": [0, 0, 1, 0], "describe": true}"#,
        #""describe": {"shape": "height: (input + padding − kernel)/stride, rounded down, + 1: (3 + 0 + 1 − 2)/2 + 1 = 2; "#
          + #"width: (input + padding − kernel)/stride, rounded down, + 1: ⌊(3 + 2×0 − 2)/2⌋ + 1 = 1", "#
          + #""parameters": 5, "multiplications": 8}}"#
      ),
      (
        #"{"op": "convolve", "input": [1, 2, 3], "weight": [1, 1], "describe": true}"#,
        #""describe": {"shape": "size: n + f − 1 = 3 + 2 − 1 = 4", "parameters": 2, "multiplications": 6}}"#
      ),
      (
        #"{"op": "max_pool2d", "input": [[1, 2, 3]], "kernel_size": [1, 2], "ceil_mode": true, "describe": true}"#,
        #"rounded up, + 1: ⌈(3 + 2×0 − 2)/2⌉ + 1 = 2", "parameters": 0, "multiplications": 0}}"#
      ),
      (
        #"{"op": "conv_transpose2d", "input": [[1, 2]], "weight": [[1, 1]], "stride": 2, "describe": true}"#,
        #"width: (input − 1)×stride − padding + dilation×(kernel − 1) + 1 + output padding: (2 − 1)×2 − 0 − 0 + 1×(2 − 1) + 1 + 0 = 4", "parameters": 2, "multiplications": 4}}"#
      ),
    ])
  func describe(request: String, expected: String) {
    let told = answer(request)
    #expect(told.hasSuffix(expected), "\(told)")
  }
}
