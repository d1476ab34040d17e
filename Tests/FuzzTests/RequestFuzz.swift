import Grammar
import JSONText
import Requests
import SeededRandom
import Testing

extension FuzzTests {
  /// What scripts send.
  @Suite("of JSON") struct Requests {
    static let requests = [
      #"{"op": "conv1d", "input": [1, 2], "weight": [3, "1/2"], "bias": [1], "trace": true, "padding": [1, 0]}"#,
      #"{"op": "conv2d", "input": [[1,2,3],[4,5,6],[7,8,9]], "weight": [[1,1],[1,1]], "bias": [0], "stride": 2, "padding": [0, 0, 1, 0], "describe": true}"#,
      #"{"op": "conv2d", "input": [[1,2,3],[4,5,6],[7,8,9]], "weight": [[1,0],[0,-1]], "dilation": [1, 2], "groups": 1, "padding": "same"}"#,
      #"{"op": "conv_transpose2d", "input": [[1, 2]], "weight": [[1, 1]], "stride": 2, "output_padding": 1, "describe": true}"#,
      #"{"op": "convolve", "input": [1, 2, 3], "weight": [1, 1], "mode": "full", "describe": true}"#,
      #"{"op": "max_pool2d", "input": [[-1,-2],[-3,-4]], "kernel_size": 2, "padding": [1, 0], "ceil_mode": true}"#,
      #"{"op": "avg_pool2d", "input": [[1, 2]], "kernel_size": [1, 2], "count_include_pad": false, "trace": true}"#,
      #"{"op": "global_avg_pool2d", "input": [[[1, 2], [3, 4.5]]]}"#,
      #"{"op": "relu", "input": [[1e-3, -2], ["7/9", "-1/3"]], "digits": 9}"#,
      #"{"op": "leaky_relu", "input": [-1, 1], "negative_slope": 0.01}"#,
      #"{"op": "linear", "input": [1, 2], "weight": [[3, 1]], "bias": [2], "printed": [7]}"#,
      #"{"op": "flatten", "input": [[[1, 2], [3, 4]]], "start_dim": 1}"#,
      #"{"op": "pad", "input": [[1]], "padding": [1, 2, 0, 1], "value": -1}"#,
      #"{"op": "concat", "inputs": [[[1], [2]], [[3], [4]]], "dim": -1}"#,
      #"{"op": "error_table", "input": [1, 2], "target": [0, 2]}"#,
      #"{"op": "softmax", "input": [9.61, 6.49], "dim": 0, "printed": ["0.96", null]}"#,
      #"{"op": "cross_entropy", "input": [0, 0], "target": 1, "digits": 30}"#,
      #"{"op": "batch_norm", "input": [[[1, 2]], [[3, 4]]], "running_mean": [1, 2], "running_var": [4, 5], "weight": [1, 1], "bias": [0, 0], "eps": 1e-5}"#,
      #"{"op": "conv2d_backward", "input": [[1, 2], [3, 4]], "weight": [[5]], "bias": [0], "grad_output": [[1, 0], [0, 1]]}"#,
      #"{"op": "max_pool2d_backward", "input": [[1, 2], [3, 4]], "kernel_size": 2, "grad_output": [[10]]}"#,
    ].map { Array($0.utf8) }

    private static let mutator = Mutator(
      requests,
      dictionary: [
        "\"op\": ", "\"input\": ", "\"weight\": ", "\"stride\": ", "\"padding\": ",
        "\"dilation\": ",
        "\"trace\": true, ", "\"digits\": 1000, ", "\"describe\": true, ", "\"printed\": [1], ",
        "\"sum_pool2d\"", "\"sigmoid\"", "\"log_softmax\"", "\"tanh\"", "null", "true", "[]",
        "[[]]",
        "{}", "[", "]", "\\u0000", "\\ud800", "\\\"", "\"1/3\"", "\n", "groups", "valid",
      ])

    @Test("Requests are answered in lines of JSON, whatever pieces they come in")
    func requests() throws {
      let answerer = Answerer { nearest($0, in: $1) }
      Fuzzing("requests", count: 3_000, Self.mutator).run { bytes, random in
        var stream = RequestStream(answerer, longestLine: 1 << 16)
        var answers: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
          let piece = rest.prefix(Int.random(in: 1...200, using: &random))
          stream.add(piece) { answers.append($0) }
          rest = rest.dropFirst(piece.count)
        }
        stream.end { answers.append($0) }
        for answer in answers {
          guard case .object? = try? JSONReader.read(answer.dropLast()), answer.last == 0x0A else {
            return .fault(
              "an answer that is no line of JSON: \(String(decoding: answer, as: UTF8.self))")
          }
        }
        return stream.hasErrors || answers.isEmpty ? .refused : .read
      }
    }

    @Test("JSON is refused with a column")
    func json() {
      Fuzzing("JSON", count: 12_000, Self.mutator).run { bytes, _ in
        do {
          _ = try JSONReader.read(bytes)
          return .read
        } catch let error as JSONError {
          guard (1...bytes.count + 1).contains(error.column) else {
            return .fault("column \(error.column) of \(bytes.count)")
          }
          return messageFault(error.message).map(Outcome.fault) ?? .refused
        } catch {
          return .fault("\(error)")
        }
      }
    }
  }
}
