import ArgumentParser
import Network

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Options of every command that lets a network work on images.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The network: lecture, lenet-5, tiny, x-or-o, or the path of a network file; else that of the \
      weights, or the first of these that takes such images.
      """, valueName: "name|file"))
  var network: String?

  @Option(
    help: ArgumentHelp(
      """
      The images: xo, digits, or a folder with MNIST's four files or with a folder of PNG images for \
      each class; else those that the network is made for.
      """, valueName: "xo|digits|folder"), completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      "What all that is random follows from; else that of the weights, or 1.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("How many threads work; else as many as processors.", valueName: "n"))
  var threads: Int?

  /// Beyond that there is nothing left to share.
  private static let mostThreads = 64

  func validate() throws {
    if data == "" { throw ValidationError("--data: name the folder of the images.") }
    if network == "" { throw ValidationError("--network: name the network or its file.") }
    if let threads, !(1...Self.mostThreads).contains(threads) {
      throw ValidationError("--threads \(threads): from 1 to \(Self.mostThreads) can work.")
    }
  }

  var threadCount: Int {
    threads ?? min(Self.mostThreads, ProcessInfo.processInfo.activeProcessorCount)
  }
}

extension OptimizerKind: ExpressibleByArgument {}
