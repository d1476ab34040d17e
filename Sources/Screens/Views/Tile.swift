import Canvas

/// A sheet as it is shown: as a grid of numbers or as a picture.
struct Tile {
  enum Look: Hashable {
    case numbers(gap: Int, air: Bool)
    /// So many characters to a number.
    case picture(scale: Int)
  }

  let sheet: Sheet
  let look: Look

  init(_ sheet: Sheet, _ look: Look) {
    self.sheet = sheet
    self.look = look
  }

  var size: Size {
    switch look {
    case .numbers(let gap, let air): sheet.grid(gap: gap, air: air).size
    case .picture(let scale): SheetPicture(sheet: sheet, scale: scale).size
    }
  }

  /// The columns before the first number, where a caption begins.
  var lead: Int {
    switch look {
    case .numbers(let gap, let air): sheet.grid(gap: gap, air: air).lead
    case .picture: 1
    }
  }

  /// The columns that its caption takes.
  func width(of name: String) -> Int { lead + sheet.caption(name).columns }

  func draw(at origin: Point, on rendering: inout Rendering) {
    switch look {
    case .numbers(let gap, let air):
      sheet.draw(sheet.grid(gap: gap, air: air), at: origin, on: &rendering)
    case .picture(let scale):
      SheetPicture(sheet: sheet, scale: scale).draw(at: origin, on: &rendering)
    }
  }
}
