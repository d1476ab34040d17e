import ArgumentParser
import Canvas
import Compute
import Course
import Grammar
import Images
import Screens

/// Opens the sandbox, or tells what comes of its numbers as text.
struct SandboxCommand: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Try an operation on numbers of your own.",
    discussion: """
      EXAMPLES
        cnn-tutor sandbox
        cnn-tutor sandbox max_pool2d --kernel-size 3 --stride 1
        cnn-tutor sandbox --from strided-conv --section 2 --padding 1
        cnn-tutor sandbox conv2d --file photo.pgm --weight "1 0 -1; 2 0 -2; 1 0 -1"
        cnn-tutor sandbox conv2d --input "1 2 3; 4 5 6; 7 8 9" --weight "1 0; 0 1" --plain

      Numbers are exact, as in 7/9 or -0.25. Rows are parted by ; and the sheets of a volume by |. \
      A file is a table (CSV), or a grey picture (PGM, PNG). Where there is no terminal, as in a \
      pipe, the text is printed by itself.

      OPERATIONS
        \(words.joined(separator: ", "))
      """)

  private static let words = Bench.operations.map(\.rawValue)

  @Argument(
    help: "The operation; conv2d, or what the lesson shows, if not given.",
    completion: .list(Self.words))
  var operation: String?

  @Option(help: ArgumentHelp("Begin with what a lesson shows.", valueName: "lesson"))
  var from: String?

  @Option(help: ArgumentHelp("Which section of the lesson, counted from 1.", valueName: "n"))
  var section: Int?

  @Option(help: ArgumentHelp("Read the input from a file.", valueName: "file"), completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp("Read the kernel from a file.", valueName: "file"), completion: .file())
  var kernel: String?

  @Option(help: ArgumentHelp("The input's numbers.", valueName: "rows"))
  var input: String?

  @Option(help: ArgumentHelp("The kernel's numbers.", valueName: "rows"))
  var weight: String?

  @Option(help: ArgumentHelp("A number to add for each filter or neuron.", valueName: "row"))
  var bias: String?

  @OptionGroup var settings: SandboxSettings

  @Option(help: "How numbers are written: fraction, if not given, or decimal.")
  var numbers: NumberStyle?

  @OptionGroup private var text: TextOption
  private var plain: Bool { text.plain }

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    for (first, second, isWrong) in [
      ("--file", "--input", file != nil && input != nil),
      ("--kernel", "--weight", kernel != nil && weight != nil),
    ] where isWrong {
      throw ValidationError("\(first) and \(second) do not go together; take one of them.")
    }
    if section != nil && from == nil {
      throw ValidationError("--section says which section of a lesson; name the lesson by --from.")
    }
    if let section, section < 1 {
      throw ValidationError("--section \(section): sections are counted from 1.")
    }
    _ = try chosenOperation()
  }

  func run() throws {
    var (bench, origin) = try beginning()
    bench = try settings.applied(to: try withNumbers(bench))
    let isPicture = [file].compactMap { $0?.lowercased() }
      .contains { $0.hasSuffix(".png") || $0.hasSuffix(".pgm") }
    let sandbox = Sandbox(
      bench, origin: origin, style: numbers ?? screen.preferences.numbers.value ?? .fraction,
      shading: isPicture ? .shades : .numbers)
    guard !plain && Surroundings.canShowScreen else { return try screen.write(sandbox.lines()) }
    try Session(screen).show(sandbox)
  }

  // MARK: - What it begins with

  private func chosenOperation() throws -> ShownOperation? {
    guard let operation else { return nil }
    if let found = Bench.operations.first(where: { $0.rawValue == operation }) { return found }
    if ShownOperation(rawValue: operation) != nil {
      throw ValidationError(
        "\(operation) has no numbers of its own to change; try the operations it is made of, such "
          + "as conv2d or linear.")
    }
    let near = nearest(operation, in: Self.words).map { "; did you mean “\($0)”?" } ?? "."
    throw ValidationError(
      "There is no operation “\(operation.printable)”\(near) There are "
        + Self.words.joined(separator: ", ") + ".")
  }

  private func beginning() throws -> (Bench, Sandbox.Origin?) {
    let operation = try chosenOperation()
    guard let from else {
      guard let bench = Bench.standard(operation ?? .conv2D) else { throw Failure.wrong }
      return (bench, nil)
    }
    let source = try LessonSource(from, screen)
    let reading = source.read()
    guard let lesson = reading.lesson else {
      source.complaints(reading.problems).forEach(Output.complain)
      throw Failure.wrong
    }
    let (number, bench) = try choice(in: lesson, for: operation)
    let origin = Sandbox.Origin(
      reference: source.reference, title: lesson.title, section: number)
    guard let operation, operation != bench.operation else { return (bench, origin) }
    guard let other = Bench.standard(operation, on: bench.input, weight: bench.weight) else {
      throw Failure.wrong
    }
    return (other, origin)
  }

  /// The section that was asked for; else the first that shows the operation, or the first that can be
  /// edited.
  private func choice(in lesson: Lesson, for operation: ShownOperation?) throws -> (Int, Bench) {
    let benches = lesson.sections.enumerated().compactMap { place, section in
      section.demonstration.flatMap { Bench($0) }.map { (number: place + 1, bench: $0) }
    }
    if let section {
      guard section <= lesson.sections.count else {
        throw Failure.cannotRun(
          "\(lesson.id) has \(lesson.sections.count) sections; there is no section \(section).")
      }
      guard let found = benches.first(where: { $0.number == section }) else {
        throw Failure.cannotRun(
          "section \(section) of \(lesson.id) has no numbers to change; those that have: "
            + benches.map { "\($0.number)" }.joined(separator: ", ") + ".")
      }
      return found
    }
    guard let found = benches.first(where: { $0.bench.operation == operation }) ?? benches.first
    else { throw Failure.cannotRun("\(lesson.id) computes nothing that could be edited.") }
    return found
  }

  // MARK: - Other numbers

  private func withNumbers(_ bench: Bench) throws -> Bench {
    let weights = try tensor(file: kernel, typed: weight, "--weight")
      .map { NamedTensor(name: "kernel", tensor: $0) }
    let input = try tensor(file: file, typed: input, "--input")
      .map { NamedTensor(name: "input", tensor: $0) }
    try checkSizes(input?.tensor, weights?.tensor)
    var bench = bench
    if input != nil || weights != nil {
      guard weights == nil || bench.weight != nil else {
        throw ValidationError("\(bench.operation.rawValue) has no weights.")
      }
      guard let other = bench.on(input ?? bench.input, weight: weights) else {
        throw ValidationError(
          "\(bench.operation.rawValue) works on no numbers; give --input-size instead.")
      }
      bench = other
    }
    if let bias = try tensor(file: nil, typed: bias, "--bias"), let refusal = bench.add(bias: bias)
    {
      throw ValidationError(refusal)
    }
    return bench
  }

  private func tensor(file: String?, typed: String?, _ option: String) throws -> Tensor? {
    if let file {
      do throws(ImageError) {
        return try ImageFile.read(path: file)
      } catch {
        throw Failure.cannotRun("cannot read \(file.printable): \(error).")
      }
    }
    guard let typed else { return nil }
    do throws(TypedGrid.Mistake) {
      return try TypedGrid.read(typed)
    } catch {
      throw ValidationError("\(option): \(error.description.printable).")
    }
  }

  private func checkSizes(_ input: Tensor?, _ weight: Tensor?) throws {
    for (tensor, what, most) in [(input, "the input", 64), (weight, "the kernel", 16)] {
      guard let sizes = tensor?.shape.sizes, let tensor, sizes.contains(where: { $0 > most }) else {
        continue
      }
      if what == "the kernel", try chosenOperation() == .linear, sizes.allSatisfy({ $0 <= 64 }) {
        continue
      }
      throw Failure.cannotRun(
        "\(what) is \(tensor.shape), and the sandbox takes at most \(most)×\(most).")
    }
  }
}
