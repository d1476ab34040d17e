import Canvas

/// A lesson that plays, as an animated GIF that begins again at its end.
///
/// "Graphics Interchange Format, version 89a" (CompuServe, 1990), and Netscape's extension for repeating.
public struct Animation {
  private let passage: Passage
  private let paper: Paper
  private let font: BitmapFont

  public init(_ passage: Passage, _ paper: Paper, font: BitmapFont) {
    self.passage = passage
    self.paper = paper
    self.font = font
  }

  /// The number for pixels that stay as they were.
  private static let unchanged = UInt8(Palette.most)

  /// The bytes of the file.
  public var gif: [UInt8] {
    var screen = PixelScreen(paper, font, size: passage.size)
    var frames: [UInt8] = []
    var picture: Picture?
    var stay = Duration.zero
    for shot in passage.film {
      let before = screen.pixels
      let changed = screen.show(shot.frame)
      guard let changed else {
        stay += shot.stay
        continue
      }
      if let picture { frames += picture.bytes(stay) }
      picture = Picture(screen, changed, over: picture == nil ? nil : before)
      stay = shot.stay
    }
    if let picture { frames += picture.bytes(stay) }
    return head(screen) + frames + [0x3B]
  }

  private func head(_ screen: PixelScreen) -> [UInt8] {
    var head = Array("GIF89a".utf8)
    head += short(screen.width) + short(screen.height)
    // A table of 256 colours for all pictures.
    head += [0xF7, 0, 0]
    let colours = screen.palette.colours
    for number in 0..<256 {
      let colour = number < colours.count ? colours[number] : RGB(0, 0, 0)
      head += [colour.red, colour.green, colour.blue]
    }
    // Begin again and again.
    return head + [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
  }

  /// What differs from one frame to the next.
  private struct Picture {
    private let place: Rect
    private let packed: [UInt8]

    /// - Parameter before: the pixels of the frame before; nil for the first.
    init(_ screen: PixelScreen, _ changed: Rect, over before: [UInt8]?) {
      // The first picture is whole, for programs that show only that.
      place =
        before == nil
        ? Rect(x: 0, y: 0, width: screen.width, height: screen.height) : changed
      var pixels: [UInt8] = []
      pixels.reserveCapacity(place.width * place.height)
      for y in place.y..<place.bottom {
        let row = y * screen.width + place.x..<y * screen.width + place.right
        guard let before else {
          pixels += screen.pixels[row]
          continue
        }
        for at in row {
          pixels.append(
            screen.pixels[at] == before[at] ? Animation.unchanged : screen.pixels[at])
        }
      }
      packed = LZW.pack(pixels, pixelBits: 8)
    }

    func bytes(_ stay: Duration) -> [UInt8] {
      let hundredths = min(max(2, stay.milliseconds / 10), Int(UInt16.max))
      // What was shown stays below; one number lets it through.
      var bytes: [UInt8] = [0x21, 0xF9, 4, 0x05] + short(hundredths) + [Animation.unchanged, 0]
      bytes += [0x2C] + short(place.x) + short(place.y) + short(place.width)
      bytes += short(place.height) + [0, 8]
      for start in stride(from: 0, to: packed.count, by: 255) {
        let part = packed[start..<min(start + 255, packed.count)]
        bytes.append(UInt8(part.count))
        bytes += part
      }
      return bytes + [0]
    }
  }
}

/// A number in two bytes, the lower first.
private func short(_ number: Int) -> [UInt8] {
  [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
}
