import CTerminal
import Canvas

extension Key {
  /// The key of what was read; nil for keys that have no meaning here.
  init?(_ input: terminal_input) {
    switch input.kind {
    case TERMINAL_CHARACTER: self.init(scalar: UInt32(bitPattern: input.code))
    case TERMINAL_KEY: self.init(code: input.code)
    default: return nil
    }
  }

  private init?(scalar: UInt32) {
    switch scalar {
    case 0: self = .control(" ")
    case 8, 127: self = .backspace
    case 9: self = .tab
    case 10, 13: self = .enter
    case 27: self = .escape
    case 1...26: self = .control(Character(Unicode.Scalar(UInt8(scalar) + 0x60)))
    case 28...31: self = .control(Character(Unicode.Scalar(UInt8(scalar) + 0x40)))
    default:
      let typed = Unicode.Scalar(scalar).map(Character.init)
      guard let typed, typed.isShowable else { return nil }
      self = .character(typed)
    }
  }

  private init?(code: Int32) {
    switch code {
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_HOME, KEY_FIND, KEY_A1: self = .home
    case KEY_END, KEY_SELECT, KEY_C1: self = .end
    case KEY_PPAGE, KEY_A3: self = .pageUp
    case KEY_NPAGE, KEY_C3: self = .pageDown
    case KEY_ENTER: self = .enter
    case KEY_BTAB: self = .backTab
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_F0 + 1...KEY_F0 + 63: self = .function(Int(code - KEY_F0))
    default: return nil
    }
  }
}
