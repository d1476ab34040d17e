import Requests
import Testing

/// Requests that cannot be answered, and what is said about them.
@Suite struct RefusalTests {
  @Test(
    "What is wrong with a request is said with its key",
    arguments: [
      ("[1]", "a request is an object such as {\"op\": …}, but this is an array"),
      ("{", "column 2: a key in quotes was expected, not the end of the line"),
      ("{}", "a request needs \"op\", the name of an operation, such as \"conv2d\""),
      (#"{"op": 2}"#, "\"op\" must be the name of an operation, but it is 2"),
      (#"{"op": "conv2"}"#, "there is no operation \"conv2\"; did you mean \"conv2d\"?"),
      (
        #"{"op": "maxpool2d"}"#, "there is no operation \"maxpool2d\"; did you mean \"max_pool2d\"?"
      ),
      (
        #"{"op": "relu", "inputs": [1]}"#,
        "relu has no key \"inputs\"; did you mean \"input\"?"
      ),
      (
        #"{"op": "relu", "input": [1], "ceil_mode": true}"#,
        "relu has no key \"ceil_mode\"; its keys are input, op, digits, trace, describe, printed"
      ),
      (#"{"op": "relu"}"#, "relu needs \"input\""),
      (#"{"op": "relu", "input": null}"#, "relu needs \"input\""),
      (#"{"op": "relu", "input": 3}"#, "\"input\" must be an array of numbers, but it is 3"),
      (
        #"{"op": "relu", "input": [1, true]}"#, "\"input\"[1] must be a number, but it is true"
      ),
      (
        #"{"op": "relu", "input": [[1, 2], [3]]}"#,
        "\"input\"[1] has 1 element where others have 2, so that it is ragged"
      ),
      (
        #"{"op": "relu", "input": [[1, 2], 3]}"#,
        "\"input\" is ragged: \"input\"[1] is a number where others are arrays"
      ),
      (
        #"{"op": "relu", "input": [1, [2]]}"#,
        "\"input\"[1] is an array where others are numbers, so that it is ragged"
      ),
      (
        #"{"op": "relu", "input": [[1], ["x"]]}"#,
        "\"input\"[1][0]: 'x' is not a number; write it like 3, -2, 0.25 or 7/9"
      ),
      (#"{"op": "relu", "input": ["1/0"]}"#, "\"input\"[0]: '1/0' divides by zero"),
      (#"{"op": "relu", "input": [""]}"#, "\"input\"[0]: there is no number here"),
      (#"{"op": "relu", "input": []}"#, "input has no elements"),
      (#"{"op": "relu", "input": [[], []]}"#, "input has no elements"),
      (
        #"{"op": "relu", "input": [1], "digits": 1.5}"#,
        "\"digits\" must be a whole number from 0 to 1,000, but it is 1.5"
      ),
      (
        #"{"op": "relu", "input": [1], "digits": 1001}"#,
        "\"digits\" must be a whole number from 0 to 1,000, but it is 1001"
      ),
      (
        #"{"op": "relu", "input": [1], "trace": 1}"#,
        "\"trace\" must be true or false, but it is 1"
      ),
      (
        #"{"op": "leaky_relu", "input": [1], "negative_slope": [1]}"#,
        "\"negative_slope\" must be a number, but it is an array"
      ),
      (
        #"{"op": "conv1d", "input": [1], "weight": [1], "stride": [1, 2]}"#,
        "\"stride\" must be a whole number, but it is an array"
      ),
      (
        #"{"op": "conv1d", "input": [1], "weight": [1], "padding": [1, 2, 3]}"#,
        "\"padding\" must be a whole number, [left, right], \"same\" or \"valid\", but it is an array"
      ),
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1]], "stride": "2"}"#,
        "\"stride\" must be a whole number or [vertical, horizontal], but it is \"2\""
      ),
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1]], "stride": 0}"#,
        "stride must be 1 or more, but it is 0"
      ),
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1]], "padding": "sane"}"#,
        "\"padding\" must be a whole number, [vertical, horizontal], [top, left, bottom, right], "
          + "\"same\" or \"valid\", but it is \"sane\""
      ),
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1]], "padding": [1, 2, -1, 0]}"#,
        "padding cannot be below zero"
      ),
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1, 2]]}"#,
        "the window (1×2) is larger than the input with its padding (1×1)"
      ),
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1]], "bias": [1, 2]}"#,
        "bias (2) must have one number for each of the 1 filters"
      ),
      (
        #"{"op": "conv_transpose2d", "input": [[1]], "weight": [[1]], "padding": "same"}"#,
        "\"padding\" of conv_transpose2d must be given in numbers"
      ),
      (
        #"{"op": "pad", "input": [1], "padding": "same"}"#,
        "\"padding\" of pad must be given in numbers"
      ),
      (
        #"{"op": "convolve", "input": [1], "weight": [1], "mode": "some"}"#,
        "\"mode\" must be one of \"full\", \"same\", \"valid\", but it is \"some\""
      ),
      (
        #"{"op": "concat", "inputs": []}"#,
        "\"inputs\" must be a list of arrays, but it is an empty array"
      ),
      (
        #"{"op": "concat", "inputs": [1]}"#,
        "\"inputs\" must be a list of arrays, but it is an array"
      ),
      (
        #"{"op": "concat", "inputs": [[1], [[2, 3], [4]]]}"#,
        "\"inputs[1]\"[1] has 1 element where others have 2, so that it is ragged"
      ),
      (
        #"{"op": "relu_backward", "input": [1, 2], "grad_output": [1]}"#,
        "the gradient (1) must have the shape of the output (2)"
      ),
      (#"{"op": "relu_backward", "input": [1, 2]}"#, "relu_backward needs \"grad_output\""),
    ])
  func refused(request: String, message: String) {
    #expect(answer(request) == refusal(message))
  }

  @Test("What could steer a terminal is never repeated, and long words are cut")
  func hostile() {
    #expect(
      answer("{\"op\": \"\\u001b[31m\u{202E}\u{9B}\"}")
        .contains(#"there is no operation \"\u001b[31m\u202e\u009b\""#))
    let long = String(repeating: "x", count: 100_000)
    #expect(answer("{\"op\": \"\(long)\"}").utf8.count < 1_000)
    #expect(answer("{\"op\": \"relu\", \"\(long)\": 1}").utf8.count < 1_000)
    #expect(answer("{\"op\": \"relu\", \"input\": [\"\(long)\"]}").utf8.count < 1_000)
  }
}
