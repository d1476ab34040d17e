/// What reaches a screen from outside; the only thing that changes its state.
public enum Event: Hashable, Sendable {
  case key(Key)
  /// The left mouse button, pressed on a cell.
  case click(Point)
  /// The mouse, moved to a cell with the left button held down.
  case drag(Point)
  case resize(Size)
  /// The time a screen asked for has come.
  case tick
  /// A watched file was saved.
  case fileChanged
  /// The program is asked to leave by a signal, or its terminal or its input is gone.
  case leave(Leaving)

  public enum Leaving: Hashable, Sendable {
    case signal(Int32)
    case endOfInput
  }
}

/// A key as a person knows it.
public enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete
  case left, right, up, down, home, end, pageUp, pageDown
  case function(Int)
}
