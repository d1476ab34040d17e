import Canvas
import Compute
import Course

/// Numbers as they are typed.
extension Sandbox {
  /// More than this cannot belong to a number of `mostDigits`.
  private static let longest = 2 * mostDigits + 4
  private static let mostDigits = 60

  /// Takes a key for the number that is being typed.
  ///
  /// - Returns: whether it was one.
  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character) where "0123456789-−./".contains(character):
      guard typed.count < Self.longest else {
        notice = "A number has at most \(Self.mostDigits) digits."
        return true
      }
      isPlaying = false
      typed.append(character == "−" ? "-" : character)
    case .backspace where !typed.isEmpty: typed.removeLast()
    case .delete where !typed.isEmpty, .escape where !typed.isEmpty: typed = ""
    default: return false
    }
    return true
  }

  /// The number that is typed; nil, after saying why, where it is none.
  private mutating func typedNumber() -> Rational? {
    do throws(NumberError) {
      return try Rational(typed, digits: Self.mostDigits)
    } catch {
      switch error {
      case .notANumber, .empty:
        notice = "“\(typed)” is not a number; write it like 3, -2, 0.25 or 7/9."
      case .zeroDenominator: notice = "“\(typed)” divides by zero."
      case .tooLong: notice = "A number has at most \(Self.mostDigits) digits."
      }
      return nil
    }
  }

  /// Uses what is typed as the key asks: for a setting, for a digit to draw, or for the cell under the
  /// cursor.
  ///
  /// - Returns: whether that is all the key does.
  mutating func takesTyped(_ action: Action) -> Bool {
    guard !typed.isEmpty else { return false }
    switch action {
    case .more(let setting), .less(let setting):
      setTyped(setting)
      return true
    case .nextPreset, .previousPreset:
      guard let digit = Int(typed), (0...9).contains(digit),
        case .operand(.input, let cell) = spot, bench.plane(.input)?.rows ?? 1 > 1
      else {
        notice = "Only a digit from 0 to 9 can be drawn, and only on an image."
        return true
      }
      typed = ""
      lay(.digit(digit), on: .input, cell)
      return true
    case .undo, .redo, .reset:
      typed = ""
      return true
    case .help, .theme, .mouse, .shading, .numberStyle: return false
    case .set:
      setTyped()
      return true
    default: return !setTyped()
    }
  }

  private mutating func setTyped(_ setting: Bench.Setting) {
    guard let value = Int(typed) else {
      notice = "The \(bench.name(of: setting)) needs a whole number; “\(typed)” is none."
      return
    }
    typed = ""
    change { $0.set(setting, to: value) }
  }

  /// Sets the cell under the cursor to what is typed.
  ///
  /// - Returns: whether that was a number.
  @discardableResult
  private mutating func setTyped() -> Bool {
    guard let value = typedNumber() else { return false }
    typed = ""
    guard case .operand = spot else {
      notice = notOnNumbers
      return true
    }
    brush = value
    set(to: value)
    return true
  }

  /// Why nothing can be set where the cursor is.
  private var notOnNumbers: String {
    bench.operands.isEmpty
      ? "Here a number goes with a letter, as in 9 i."
      : "The output is computed; Tab goes to numbers that can be changed."
  }

  /// Sets the cell under the cursor.
  mutating func set(to value: Rational) {
    guard case .operand(let operand, let cell) = spot else {
      notice = notOnNumbers
      return
    }
    change { bench in
      bench.set(operand, cell, to: value)
      return nil
    }
  }

  /// Enter without a number: the one that was set last.
  mutating func repeatBrush() { set(to: brush) }
}
