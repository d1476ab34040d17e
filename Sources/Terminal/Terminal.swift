import CTerminal
import Canvas

/// The terminal this program runs in: shows frames and delivers events.
///
/// Only one can be open at a time, and only the main thread may use it; neither it nor ncurses beneath
/// it is safe to share. However the program ends, a crash included, the terminal is given back as it
/// was.
///
/// ```swift
/// let terminal = try Terminal.open(options: Terminal.Options(theme: .eight))
/// defer { terminal.close() }
/// terminal.show(view(terminal.size))
/// while terminal.wait(until: nil) != .key(.character("q")) { … }
/// ```
public final class Terminal {
  private var painter: Painter
  private var isOpen = true
  /// Whether more keys may have been read from the system than were delivered.
  var mayHoldInput = false

  private init(painter: Painter) { self.painter = painter }

  deinit { close() }

  /// Takes over the terminal that standard input and output are connected with.
  ///
  /// - Throws: `TerminalError` when there is none, or when it cannot show a screen; nothing has been
  ///   written then.
  public static func open(options: Options) throws(TerminalError) -> Terminal {
    let isUTF8 = terminal_set_locale(options.ascii == false)
    let opening = terminal_open(options.colour == .auto)
    guard opening == TERMINAL_OPENED else { throw TerminalError(opening) }
    let colours = Int(terminal_colours())
    let terminal = Terminal(
      painter: Painter(
        theme: options.theme.fitting(colours: colours), isASCII: options.ascii ?? !isUTF8,
        pairs: ColourPairs(colours: colours, limit: Int(terminal_pairs()))))
    return terminal
  }

  /// How many columns and rows there are now.
  public var size: Size { Size(width: Int(terminal_width()), height: Int(terminal_height())) }

  /// How many colours are used: 256, 8 or, without colour, 0.
  public var colours: Int { painter.pairs.colours }

  /// Whether only ASCII characters are shown.
  public var isASCII: Bool { painter.isASCII }

  /// How meanings look; what is on the screen changes at once with it.
  public var theme: Theme {
    get { painter.theme }
    set {
      guard isOpen else { return }
      painter.change(to: newValue)
    }
  }

  /// Whether clicks of the left button are delivered.
  ///
  /// While they are, the terminal leaves selecting text to the program; most still select while
  /// Shift is held.
  public var mouse = false {
    didSet { if isOpen { terminal_set_mouse(mouse) } }
  }

  /// Shows a frame, sending only what differs from the one before, and rests the cursor on its focus.
  ///
  /// What reaches beyond the terminal is left out.
  public func show(_ frame: Frame) {
    guard isOpen else { return }
    painter.show(frame, on: size)
  }

  /// Sends every cell again, for when something else has written on the screen.
  public func repaint() {
    guard isOpen else { return }
    terminal_repaint()
  }

  /// Gives the terminal back, so that the screen from before shows again; may be called again.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    terminal_close()
  }
}
