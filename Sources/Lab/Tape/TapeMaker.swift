import Network

/// Makes the tapes of a sitting, one after another in the same file.
final class TapeMaker {
  /// Why there is no file, since the last tape was made.
  private(set) var complaint: TapeError?
  /// Where the tape of another sitting is kept that this one could not go on with.
  var keptPath: String? {
    file.flatMap { $0.hasKept ? TapeFile.keptPath($0.path) : nil }
  }
  private var file: TapeFile?
  private let path: String?
  private let memoryLimit: Int
  private let fileLimit: Int

  init(_ options: LabOptions) {
    path = options.tape
    memoryLimit = options.memoryLimit
    fileLimit = options.fileLimit
  }

  /// A tape without strands; what was on the one before is lost.
  func new(_ material: Material, _ settings: LabSettings) -> Tape {
    complaint = nil
    let header = TapeHeader(material, settings)
    do throws(TapeError) {
      if let file {
        try file.begin(header)
      } else if let path {
        file = try TapeFile.create(path: path, header)
      }
    } catch {
      complaint = error
      file = nil
    }
    return Tape(file: file, memoryLimit: memoryLimit, fileLimit: fileLimit)
  }

  /// The tape of a sitting with the same network and images that did not end in order.
  ///
  /// - Returns: nil where there is none that can be gone on with.
  func resume(_ material: Material, threads: Int) -> (tape: Tape, note: String)? {
    guard let path, let reading = try? TapeReading(path: path) else { return nil }
    var header = TapeHeader(material, LabSettings())
    header.settings = reading.header.settings
    guard reading.header == header,
      let (strands, nextID) = try? reading.strands(on: material.data, threads: threads),
      !strands.isEmpty
    else { return nil }
    file = reading.file
    let tape = Tape(
      reading: strands, nextID: nextID, file: reading.file, memoryLimit: memoryLimit,
      fileLimit: fileLimit)
    let damage = reading.complaint.map { " (\($0))" } ?? ""
    return (tape, "This goes on where the last sitting was cut off\(damage).")
  }

  func remove() {
    file?.remove()
    file = nil
  }
}

extension TapeHeader {
  init(_ material: Material, _ settings: LabSettings) {
    self.init(
      network: material.network.name, data: material.dataName.description,
      dataSeed: material.dataSeed, splitSeed: material.splitSeed,
      fingerprint: material.data.fingerprint,
      settings: settings.summary)
  }
}
