import Requests
import Testing

/// Lines in, lines out.
@Suite struct RequestStreamTests {
  private let request = #"{"op": "relu", "input": [-1, 2]}"#
  private let told = #"{"op": "relu", "shape": [2], "output": [0, 2]}"#

  /// The answers to chunks, and whether there were errors.
  private func answers(
    _ chunks: [String], longestLine: Int = 1_000
  ) -> (answers: [String], hasErrors: Bool) {
    var stream = RequestStream(answerer, longestLine: longestLine)
    var told: [String] = []
    for chunk in chunks {
      stream.add(Array(chunk.utf8)) { told.append(String(decoding: $0, as: UTF8.self)) }
    }
    stream.end { told.append(String(decoding: $0, as: UTF8.self)) }
    return (told, stream.hasErrors)
  }

  @Test("A line is answered as soon as it ends, and not before")
  func atOnce() {
    var stream = RequestStream(answerer)
    var count = 0
    stream.add(Array(request.utf8)) { _ in count += 1 }
    #expect(count == 0)
    stream.add([10]) { _ in count += 1 }
    #expect(count == 1)
  }

  @Test("It makes no difference how the bytes are cut into chunks", arguments: 1...40)
  func chunks(size: Int) {
    let text = Array("\(request)\n{\"é\": 1}\r\n\n\(request)\r\n  \n\(request)")
    let chunks = stride(from: 0, to: text.count, by: size).map {
      String(text[$0..<min(text.count, $0 + size)])
    }
    let (found, hasErrors) = answers(chunks)
    #expect(found.count == 4)
    #expect(
      [found.first, found.dropFirst(2).first, found.last] == [
        told + "\n", told + "\n", told + "\n",
      ])
    #expect(found.dropFirst().first?.contains("\"line\": 2}") == true)
    #expect(hasErrors)
  }

  @Test("Blank lines are passed over, but counted")
  func blank() {
    let (found, hasErrors) = answers(["\n \t\r\n[]\n"])
    #expect(found.count == 1)
    #expect(found.first?.contains("\"line\": 3}") == true)
    #expect(hasErrors)
    #expect(answers([""]).answers.isEmpty)
    #expect(!answers([request]).hasErrors)
  }

  @Test("A line that is too long is answered by an error, the next as ever")
  func tooLong() {
    let long = String(repeating: "x", count: 60)
    for chunks in [[long, long, "\n", request, "\n"], ["\(long)\n\(request)\n"]] {
      let (found, _) = answers(chunks, longestLine: 50)
      #expect(
        found == [
          "{\"error\": \"the line is longer than 50 bytes\", \"line\": 1}\n", told + "\n",
        ])
    }
    #expect(answers([long], longestLine: 50).answers.count == 1)
    #expect(answers([request], longestLine: request.utf8.count).answers == [told + "\n"])
  }
}
