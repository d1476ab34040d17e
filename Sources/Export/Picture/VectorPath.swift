import Canvas

/// Blocks as one path of a vector picture.
struct VectorPath {
  private var blocks: [Rect] = []

  /// Adds a character's blocks; one that goes on where one of the last character ended becomes one with
  /// it.
  mutating func add(_ character: DrawnCharacter, x: Int, y: Int) {
    for block in character.blocks {
      let moved = Rect(
        x: x + block.x, y: y + block.y, width: block.width, height: block.height)
      let before = blocks.lastIndex {
        $0.right == moved.x && $0.y == moved.y && $0.height == moved.height
      }
      if let before {
        let wide = blocks[before]
        blocks[before] = Rect(
          x: wide.x, y: wide.y, width: wide.width + moved.width, height: wide.height)
      } else {
        blocks.append(moved)
      }
    }
  }

  /// The path with all places told from the one before, so that it can be moved as a whole: the first
  /// from where the path is put.
  var relative: String {
    var at = Point(x: 0, y: 0)
    return blocks.map { block in
      defer { at = block.origin }
      return "m\(block.x - at.x) \(block.y - at.y)"
        + "h\(block.width)v\(block.height)h-\(block.width)z"
    }.joined()
  }

  /// The path with its places in the picture.
  var absolute: String {
    blocks.map { "M\($0.x) \($0.y)h\($0.width)v\($0.height)h-\($0.width)z" }.joined()
  }
}
