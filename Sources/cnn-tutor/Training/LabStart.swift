import Lab
import Network

extension LabOptions {
  /// A lab for what a command works with.
  ///
  /// - Throws: an exit status, after saying why, where the folder `Assets` is not to be found.
  init(
    _ material: Material, settings: LabSettings? = nil, threads: Int, weights: String? = nil
  ) throws {
    self.init(
      assets: try NetworkBox().assets, network: material.description, data: material.data,
      dataName: material.dataWord, seed: material.splitSeed, settings: settings, threads: threads)
    self.weights = weights
    tape = PlaceStore.folder(Surroundings.environment).map { $0 + "/lab.tape" }
  }
}

extension LabAccess {
  /// The lab that is opened on the first screen: X's and O's, which are learned in a moment.
  static var usual: LabAccess {
    LabAccess {
      var options = try NetworkOptions.parse([])
      options.network = "x-or-o"
      return try LabOptions(
        Material(options, weights: nil), threads: options.threadCount)
    }
  }
}
