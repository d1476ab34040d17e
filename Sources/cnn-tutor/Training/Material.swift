import ArgumentParser
import Network

/// What a command works with: a network and images.
struct Material {
  /// The network as it is saved.
  var description: NetworkDescription
  /// Whether only the head learns, this time.
  var isFrozenForNow = false
  let data: DataSet
  /// The word or path that the images were asked for by.
  let dataWord: String
  let seed: UInt64
  /// What the images are divided by: weights that are loaded keep the division they were trained with, so
  /// that they are never tested on images they have learned from.
  let splitSeed: UInt64

  /// Finds what the options ask for, and what they leave open.
  ///
  /// - Throws: an exit status, after saying why, where something is missing or wrong.
  init(_ options: NetworkOptions, weights: LoadedWeights?) throws {
    let box = try NetworkBox()
    let asked = try options.network.map(box.askedFor) ?? weights?.network?.description
    seed = options.seed ?? weights?.network?.seed ?? 1
    splitSeed = weights?.network?.seed ?? seed
    if let word = options.data ?? weights?.network?.data {
      dataWord = word
    } else if let weights, weights.network != nil {
      throw Failure.cannotRun(
        "\(weights.path.printable) was learned from images of a folder; name it with --data.")
    } else if let asked {
      dataWord = try Self.usualData(for: asked)
    } else {
      dataWord = "digits"
    }
    do throws(DataError) {
      data = try DataSource(dataWord).dataSet(assets: box.assets, seed: seed)
    } catch {
      throw Failure.cannotRun("\(error)" + ("\(error)".hasSuffix("?") ? "" : "."))
    }
    guard let found = try asked ?? box.first(for: data) else {
      throw Failure.cannotRun(
        "no network in the box takes \(data.shape) and tells \(data.classNames.count) classes "
          + "apart; describe one in a file and name it with --network.")
    }
    description = found
  }

  /// The images in the box that are as large as a network takes them.
  private static func usualData(for network: NetworkDescription) throws -> String {
    guard let word = DataSource.usualWord(for: network.input) else {
      throw Failure.cannotRun(
        "\(network.name) takes images of \(network.input), and there are none in the box; "
          + "name a folder with --data.")
    }
    return word
  }

  var split: Split {
    Split(
      data, validation: description.training.validation, test: Split.usualTestShare,
      seed: splitSeed)
  }

  /// A model of the network with its first weights.
  ///
  /// - Throws: an exit status, after saying why, where a layer does not fit.
  func model(batchSize: Int, threads: Int) throws -> Model {
    do throws(NetworkError) {
      let network = isFrozenForNow ? try description.withFrozenFeatures() : description
      return try Model(network, seed: seed, batchSize: batchSize, threads: threads)
    } catch {
      Output.complain("cnn-tutor: \(description.name): \(error).")
      throw Failure.wrong
    }
  }
}
