import ArgumentParser
import Network

/// Says what a trained network takes images for.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Say what a network takes images for, and how sure it is.",
    discussion: """
      EXAMPLES
        cnn-tutor classify --load digits.safetensors seven.png
        cnn-tutor classify --load digits.safetensors seven.png --json

      Images are PNG files, as large as the network takes them; colours become grey. As in the images it \
      has learned from, what is drawn is bright and the ground dark.
      """)

  @Option(
    help: ArgumentHelp("The weights, a file in the format safetensors.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var load: String

  @Option(
    help: ArgumentHelp(
      "The network, where the weights come from another program and do not name it.",
      valueName: "name|file"))
  var network: String?

  @Flag(help: "A line of JSON for each image: image, class, probabilities.")
  var json = false

  @Argument(help: "PNG files.", completion: .file(extensions: ["png"]))
  var images: [String]

  func run() throws {
    let weights = try LoadedWeights(load)
    let classifier = try Classifier(weights, network: network)
    var isEverythingRead = true
    for image in images {
      do {
        let answer = try classifier.classify(image)
        try Output.write(json ? [answer.json] : answer.lines)
      } catch let error as DataError {
        Output.complain("cnn-tutor: \(error).")
        isEverythingRead = false
      }
    }
    if !isEverythingRead { throw ExitCode(2) }
  }
}
