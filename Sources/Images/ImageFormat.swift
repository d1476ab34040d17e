/// The formats that are read, told apart by how a file begins.
enum ImageFormat {
  case table
  /// A PGM whose shades are written in digits.
  case plainGraymap
  /// A PGM whose shades are bytes.
  case rawGraymap
  case png

  init(of bytes: [UInt8]) throws(ImageError) {
    if bytes.isEmpty { throw .empty }
    if bytes.starts(with: [0x89] + Array("PNG".utf8)) {
      self = .png
      return
    }
    if let other = OtherFormat.all.first(where: { $0.fits(bytes) }) {
      throw .otherFormat(name: other.name, advice: other.advice)
    }
    switch Self.netpbmKind(bytes) {
    case nil: self = .table
    case UInt8(ascii: "2"): self = .plainGraymap
    case UInt8(ascii: "5"): self = .rawGraymap
    case let kind?:
      let isBitmap = kind == UInt8(ascii: "1") || kind == UInt8(ascii: "4")
      let name = kind == UInt8(ascii: "7") ? "PAM" : isBitmap ? "PBM" : "PPM"
      throw .otherFormat(name: "a \(name)", advice: "save it as PGM or PNG")
    }
  }

  /// The digit behind the P with which the pictures of Netpbm begin, PGM among them.
  ///
  /// A table can begin with the heading `P2 P3`; a picture goes on with a number or a comment.
  private static func netpbmKind(_ bytes: [UInt8]) -> UInt8? {
    guard bytes.count >= 2, bytes[0] == UInt8(ascii: "P") else { return nil }
    let isKind = (UInt8(ascii: "1")...UInt8(ascii: "7")).contains(bytes[1])
    let rest = bytes[2...]
    let next = rest.first { !isBlank($0) }
    let isPicture = next.map { isDigit($0) || $0 == UInt8(ascii: "#") } ?? true
    // PAM goes on with a word.
    let isPAM = bytes[1] == UInt8(ascii: "7") && rest.starts(with: Array("\nWIDTH".utf8))
    let isParted = rest.first.map { isBlank($0) || $0 == UInt8(ascii: "#") } ?? true
    return isKind && isParted && (isPicture || isPAM) ? bytes[1] : nil
  }
}

/// A format that is known by its first bytes, to be told what to do with it.
private struct OtherFormat {
  let name: String
  let advice: String
  /// Bytes with their places.
  let marks: [(offset: Int, bytes: [UInt8])]

  init(_ name: String, _ marks: (Int, [UInt8])..., advice: String = "save it as PNG") {
    self.name = name
    self.advice = advice
    self.marks = marks.map { (offset: $0.0, bytes: $0.1) }
  }

  init(_ name: String, _ start: String, advice: String = "save it as PNG") {
    self.init(name, (0, Array(start.utf8)), advice: advice)
  }

  func fits(_ bytes: [UInt8]) -> Bool {
    marks.allSatisfy { bytes.dropFirst($0.offset).starts(with: $0.bytes) }
  }

  private static let asTable = "save the table as CSV"
  private static let asUTF8 = "save it as UTF-8"

  static let all = [
    OtherFormat("a JPEG", (0, [0xFF, 0xD8, 0xFF])),
    OtherFormat("a GIF", "GIF87a"),
    OtherFormat("a GIF", "GIF89a"),
    // Between size and offset of its pixels are four bytes that nobody uses.
    OtherFormat("a BMP", (0, Array("BM".utf8)), (6, [0, 0, 0, 0])),
    OtherFormat("a TIFF", (0, Array("II*\0".utf8))),
    OtherFormat("a TIFF", (0, Array("MM\0*".utf8))),
    OtherFormat("a WebP", (0, Array("RIFF".utf8)), (8, Array("WEBP".utf8))),
    OtherFormat("an AVIF", (4, Array("ftypavif".utf8))),
    OtherFormat("a HEIC", (4, Array("ftyphei".utf8))),
    OtherFormat("a HEIC", (4, Array("ftypmif1".utf8))),
    OtherFormat("a JPEG 2000", (4, Array("jP  \r\n".utf8))),
    OtherFormat("a JPEG XL", (4, Array("JXL \r\n".utf8))),
    OtherFormat("a JPEG XL", (0, [0xFF, 0x0A])),
    OtherFormat("an icon", (0, [0, 0, 1, 0])),
    OtherFormat("a Photoshop file", "8BPS"),
    OtherFormat("a GIMP file", "gimp xcf", advice: "export it as PNG"),
    OtherFormat("a PDF", "%PDF-", advice: "save its picture as PNG"),
    OtherFormat("an SVG", "<svg"),
    OtherFormat("an XML file, such as an SVG", "<?xml", advice: "save its picture as PNG"),
    OtherFormat(
      "a ZIP archive, such as a spreadsheet", (0, Array("PK\u{3}\u{4}".utf8)), advice: asTable),
    OtherFormat("an old spreadsheet", (0, [0xD0, 0xCF, 0x11, 0xE0]), advice: asTable),
    OtherFormat(
      "an array of NumPy", (0, [0x93] + Array("NUMPY".utf8)),
      advice: "save it with numpy.savetxt"),
    OtherFormat("a compressed file", (0, [0x1F, 0x8B]), advice: "unpack it with gunzip"),
    OtherFormat("text in UTF-16", (0, [0xFF, 0xFE]), advice: asUTF8),
    OtherFormat("text in UTF-16", (0, [0xFE, 0xFF]), advice: asUTF8),
  ]
}
