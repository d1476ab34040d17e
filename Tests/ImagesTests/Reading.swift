import Compute
import Images

/// What a file's bytes are read as: the rows as a learner writes them, or what is wrong.
func reading(_ bytes: [UInt8]) -> String {
  do throws(ImageError) {
    let tensor = try ImageFile.read(bytes)
    return tensor.rows.map { $0.map(\.description).joined(separator: " ") }.joined(separator: "\n")
  } catch {
    return error.description
  }
}

/// The same, of a text.
func reading(_ text: String) -> String { reading(Array(text.utf8)) }
