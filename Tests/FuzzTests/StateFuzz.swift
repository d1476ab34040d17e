import Foundation
import Network
import SeededRandom
import Testing

@testable import Lab
@testable import cnn_tutor

extension FuzzTests {
  /// What the program has written itself, and finds again.
  @Suite("of its own") struct Own {
    @Test("Places are known, or set aside with a message")
    func places() throws {
      let text = #"""
        {
          "last" : "padding",
          "lessons" : {"conv-window" : {"place" : 3}, "padding" : {"place" : 17}},
          "version" : 1
        }
        """#
      let words = ["\"lessons\"", "\"place\"", "\"last\"", "null", "[]", "{}", "1.5", "[[[[[[[["]
      let folder = try ScratchFolder()
      let state = folder.path + "/cnn-tutor"
      try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
      try Fuzzing("places", count: 200, Mutator([Array(text.utf8)], dictionary: words)).run {
        bytes, _ in
        _ = try folder.write(bytes, to: "cnn-tutor/places.json")
        var store = PlaceStore(environment: ["XDG_STATE_HOME": folder.path])
        let isDamaged = store.message != nil
        if let place = store.place(of: "padding"), place < 0 { return .fault("place \(place)") }
        try store.save(place: 5, of: "relu", isLasting: false)
        let again = PlaceStore(environment: ["XDG_STATE_HOME": folder.path])
        guard again.place(of: "relu") == 5, again.message == nil else {
          return .fault("what is saved is lost")
        }
        return isDamaged ? .refused : .read
      }
    }
  }
}
