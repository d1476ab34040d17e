import Canvas
import Course
import Grammar
import Network
import Screens
import SeededRandom
import Settings
import Testing
import Themes

extension FuzzTests {
  /// Files with lines, whose problems have places.
  @Suite("with lines") struct Lines {
    /// What is wrong with the problems of a file; nil where nothing is.
    private func fault(_ problems: [Problem], in bytes: [UInt8]) -> String? {
      let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      for problem in problems {
        guard (1...lineCount).contains(problem.line), problem.column >= 1 else {
          return "a place outside the file: \(problem)"
        }
        if let fault = messageFault(problem.message) { return fault }
      }
      return nil
    }

    @Test("Lessons are refused with places, or can be played")
    func lessons() throws {
      Fuzzing("lessons", count: 200, try Mutator.lessons()).run { bytes, random in
        let reading = LessonFile.read(bytes, id: "lesson")
        if let fault = fault(reading.problems, in: bytes) { return .fault(fault) }
        guard let lesson = reading.lesson else {
          return reading.problems.isEmpty ? .fault("nothing is said") : .refused
        }
        return leaf(through: lesson, &random).map(Outcome.fault) ?? .read
      }
    }

    /// Plays a few moments of a lesson; tells what is wrong with a frame.
    private func leaf(through lesson: Lesson, _ random: inout SeededRandom) -> String? {
      var player = Player(lesson)
      for (width, height) in [(80, 24), (200, 60), (33, 9)] {
        let size = Size(width: width, height: height)
        _ = player.update(.resize(size))
        let digits = String(Int.random(in: 1...2_000, using: &random))
        for letter in digits + "g" { _ = player.update(.key(.character(letter))) }
        if player.view(size).frame.size != size { return "a frame of another size" }
      }
      return nil
    }

    @Test("Networks are refused with places, or are as large as they may be")
    func networks() throws {
      let words = [
        "input: ", "layers:", "conv2d", "relu", "max_pool2d", "linear", "add", "batch_norm2d",
        "dropout", "flatten", "channels: ", "features: ", "kernel_size: ", "stride: ", "padding: ",
        "name: ", "from: ", "training:", "optimizer: ", "adam", "epochs: ", "loss: ", "schedule: ",
        "frozen: ", "true", "augmentation:", "1×28×28", "28 28",
      ]
      try Fuzzing(
        "networks", count: 2_500,
        Mutator(try Folder.files("Assets/Networks", ".yaml"), dictionary: words)
      ).run { bytes, _ in
        let reading = NetworkFile.read(bytes, name: "network")
        if let fault = fault(reading.problems, in: bytes) { return .fault(fault) }
        guard let network = reading.description else {
          return reading.problems.isEmpty ? .fault("nothing is said") : .refused
        }
        let plans = try network.plans()
        guard plans.allSatisfy({ $0.output.count <= 1 << 22 && $0.parameterCount <= 1 << 23 })
        else { return .fault("a network larger than any may be") }
        let again = NetworkFile.read(Array(network.yaml.utf8), name: "network").description
        return again == network ? .read : .fault("written and read again, it is another")
      }
    }

    @Test("Themes are refused with places")
    func themes() throws {
      let words = [
        "summary: ", "ground: ", "contrast: high", "roles:", "shades:", "dark", "bold", "reverse",
        "sequential: ", "signed: ", "on 17", "[1, 2]", "256", "  ", "\n",
      ]
      Fuzzing(
        "themes", count: 1_500,
        Mutator(try Folder.files("Assets/Themes", ".yaml"), dictionary: words)
      ).run { bytes, _ in
        let reading = ThemeFile.read(bytes, name: "theme")
        if let fault = fault(reading.problems, in: bytes) { return .fault(fault) }
        if (reading.theme == nil) == reading.problems.isEmpty { return .fault("nothing is said") }
        return reading.theme == nil ? .refused : .read
      }
    }

    @Test("Settings are taken as far as they are right, the rest told with places")
    func settings() {
      let text = """
        # How I like it
        theme: contrast-dark
        color: never
        ascii: yes
        reduced_motion: true
        numbers: decimal
        lessons: ~/course
        mouse: no

        """
      let words = ["theme: ", "~/", "../", "/", "true", "yes", "off", "auto", "always", "fraction"]
      Fuzzing("settings", count: 4_000, Mutator([Array(text.utf8)], dictionary: words)).run {
        bytes, _ in
        let reading = SettingsFile.read(bytes, folder: "/config", home: "/home/ada")
        if let fault = fault(reading.problems, in: bytes) { return .fault(fault) }
        return reading.problems.isEmpty ? .read : .refused
      }
    }
  }
}
