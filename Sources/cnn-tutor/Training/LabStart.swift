import Lab
import Network

extension LabOptions {
  /// A lab for what a command works with.
  ///
  /// - Throws: an exit status, after saying why, where the folder `Assets` is not to be found.
  init(_ material: Material, threads: Int) throws {
    self.init(
      assets: try NetworkBox().assets, network: material.description, data: material.data,
      dataName: material.dataWord, seed: material.seed, threads: threads)
    splitSeed = material.splitSeed
    tape = PlaceStore.folder(Surroundings.environment).map { folder in
      "\(folder)/\(Self.fileName(material.description.name))-\(Self.fileName(material.dataWord))"
        + "-\(material.seed).tape"
    }
  }

  /// What can stand in a file's name of a network's name or a path.
  private static func fileName(_ text: String) -> String {
    let allowed = text.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        ? Character(scalar) : "-"
    }
    return String(allowed.suffix(60))
  }
}

extension LabAccess {
  /// The lab that is opened on the first screen: X's and O's, which are learned in a moment.
  static var usual: LabAccess {
    LabAccess {
      var options = try NetworkOptions.parse([])
      options.network = "x-or-o"
      return try LabOptions(Material(options, weights: nil), threads: options.threadCount)
    }
  }
}
