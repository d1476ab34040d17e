/// What a cell means; a theme turns it into a look.
public enum Role: UInt8, Sendable, CaseIterable {
  /// Ordinary text and numbers.
  case text
  /// What is not in play now.
  case quiet
  case title
  /// Thin lines that part one area from another.
  case rule
  /// The name of a key in the last line.
  case key
  /// The frame drawn around a window.
  case window
  /// A number the window covers.
  case covered
  /// The operands of the product in focus, and that product.
  case focus
  /// A zero laid around the input.
  case padding
  /// A weight of the kernel.
  case kernel
  /// An output value already computed.
  case output
  /// The output value being computed.
  case result
  /// An output value not computed yet.
  case pending
  /// A cell that the chosen cell touches.
  case touched
  /// What a slide prints wrongly.
  case erratum
  /// The exact value beside it.
  case exact
  /// The chosen line of a list, the cell under the learner's cursor.
  case chosen
  /// A part of the text that matches what was typed.
  case match
  /// Something that is wrong and must be mended.
  case alarm
  /// The number under a window that a maximum takes.
  case winner
  /// A number below zero, where that makes a difference.
  case negative
  /// An input cell that no window reads.
  case unread
}

/// A brightness or a signed amount, for cells that are pictures rather than text.
public enum Shade: Hashable, Sendable {
  /// From 0 (least) to `Shade.sequentialSteps - 1` (most).
  case sequential(UInt8)
  /// From `-Shade.signedReach` to `+Shade.signedReach`; 0 is the background.
  case signed(Int8)
  /// From `-Shade.greyReach` (black) to `+Shade.greyReach` (white); 0 is the grey between.
  case grey(Int8)
  /// One of `Shade.groupCount` colours that are told apart easily, for cells that belong together.
  case group(UInt8)
  /// One of `Shade.seriesCount` colours for the lines of a chart.
  case series(UInt8)
  /// No light at all, and as much as there is, whatever the theme: for a screen with nothing on it.
  case black, white

  public static let sequentialSteps = 9
  public static let signedReach = 6
  public static let greyReach = 11
  public static let groupCount = 6
  public static let seriesCount = 4
}

/// How a cell is meant to look: its meaning, and shades in place of the meaning's own colours.
public struct Style: Hashable, Sendable {
  public var role: Role
  /// The colour of the character.
  public var ink: Shade?
  /// The colour behind the character.
  public var ground: Shade?
  /// Whether it stands back behind what is pointed at.
  public var isDimmed = false
  /// Whether the character draws the edge of the meaning's ground: the ground's colour is its ink.
  public var isEdge = false

  public init(_ role: Role, ink: Shade? = nil, ground: Shade? = nil) {
    self.role = role
    self.ink = ink
    self.ground = ground
  }
}

/// One place of a frame.
public struct Cell: Hashable, Sendable {
  public var character: Character
  public var style: Style
  /// Whether a wide character to the left reaches into this cell.
  public var isContinuation: Bool

  public init(_ character: Character, _ style: Style, isContinuation: Bool = false) {
    self.character = character
    self.style = style
    self.isContinuation = isContinuation
  }

  public static let blank = Cell(" ", Style(.text))
}
