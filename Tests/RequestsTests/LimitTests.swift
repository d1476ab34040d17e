import Requests
import Testing

/// Requests for too much are refused before anything is computed.
@Suite(.serialized) struct LimitTests {
  private static func ninths(_ count: Int) -> String {
    (0..<count).map { "\"\($0 + 1)/9\"" }.joined(separator: ",")
  }

  /// A list of so many numbers, each with a denominator of its own.
  private static func primesish(_ count: Int) -> String {
    (0..<count).map { "\"1/\(1_000_000_007 + 2 * $0)\"" }.joined(separator: ",")
  }

  @Test(
    // Reading sixteen megabytes takes seconds without optimisation; computing would take hours.
    "What is too much is told before it is computed", .timeLimit(.minutes(5)),
    arguments: [
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1]], "padding": 4000000}"#,
        "the output would have 64,000,016,000,001 numbers"
      ),
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1]], "padding": 4000001}"#,
        "\\\"padding\\\" is 4000001, which is beyond 4,000,000"
      ),
      (
        #"{"op": "conv2d", "input": [[1]], "weight": [[1]], "stride": 1e9999}"#,
        "\\\"stride\\\" is 1e9999, which is beyond 4,000,000"
      ),
      (
        #"{"op": "pad", "input": [[1]], "padding": [4000000, 4000000]}"#,
        "the output would have 64,000,016,000,001 numbers"
      ),
      (
        #"{"op": "conv_transpose2d", "input": [[1, 2]], "weight": [[1]], "stride": 4000000}"#,
        "the output would have 4,000,001 numbers"
      ),
      (
        #"{"op": "conv_transpose2d", "input": [[1, 2]], "weight": [[1, 1], [1, 1]], "dilation": 3000, "stride": 3000}"#,
        "the output would have 18,009,001 numbers"
      ),
      (
        #"{"op": "max_pool2d", "input": [[1]], "kernel_size": 3000000, "padding": 1500000, "stride": 1}"#,
        "products"
      ),
      (
        #"{"op": "avg_pool2d", "input": [[1]], "kernel_size": 1, "padding": 4000000}"#, "numbers"
      ),
      (
        "{\"op\": \"conv1d\", \"input\": [\(ninths(30_000))], \"weight\": [\(ninths(20_000))]}",
        "products"
      ),
      (
        "{\"op\": \"convolve\", \"input\": [\(ninths(30_000))], \"weight\": [\(ninths(20_000))]}",
        "products"
      ),
      (
        "{\"op\": \"linear\", \"input\": [\(primesish(20_000))], \"weight\": [[\(primesish(20_000))]]}",
        "products"
      ),
      (
        "{\"op\": \"mse_loss\", \"input\": [\(primesish(20_000))], \"target\": [\(primesish(20_000))]}",
        "products"
      ),
      (
        "{\"op\": \"relu\", \"input\": [\(String(repeating: "1e-10000,", count: 110))1]}",
        "the numbers longer than 18 digits have more than 1,000,000 digits together"
      ),
      (
        "{\"op\": \"relu\", \"input\": [\(String(repeating: "1,", count: 4_000_001))1]}",
        "there are more than 4,000,000 numbers"
      ),
      (
        "{\"op\": \"relu\", \"input\": [\(String(repeating: "[],", count: 4_200_000))1]}",
        "more than 4100000 values"
      ),
      (
        "{\"op\": \"relu\", \"input\": [\(String(repeating: "1,", count: 60_000))1], \"digits\": 1000}",
        "the answer would have 60,001,000 digits after the point"
      ),
      (
        "{\"op\": \"relu\", \"input\": [\(String(repeating: "1,", count: 100_000))1], \"trace\": true}",
        "the trace would have 100,001 products; the most are 100,000"
      ),
      (
        "{\"op\": \"flatten\", \"input\": \(String(repeating: "[", count: 32))1\(String(repeating: "]", count: 32))}",
        "nested deeper than 32 levels"
      ),
    ])
  func refused(request: String, message: String) {
    let told = answer(request)
    #expect(told.hasPrefix("{\"error\": "))
    #expect(told.contains(message), "\(told.prefix(300))")
  }

  @Test("Unknown keys are found before large operands are read")
  func order() {
    let zeros = String(repeating: "0,", count: 100_000) + "0"
    #expect(
      answer("{\"op\": \"relu\", \"input\": [\(zeros)], \"x\": 1}").contains("relu has no key"))
  }
}
