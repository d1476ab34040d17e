/// What a user wants always, as far as the settings file says it.
public struct Settings: Hashable, Sendable {
  /// The name of a theme, or the path of a theme file.
  public var theme: String?
  public var color: Colour?
  public var ascii: Bool?
  public var reducedMotion: Bool?
  public var numbers: Numbers?
  /// The folder with the lessons.
  public var lessons: String?
  public var mouse: Bool?

  /// When colour is used.
  public enum Colour: String, Sendable, CaseIterable {
    case auto, never
  }

  /// How numbers are written.
  public enum Numbers: String, Sendable, CaseIterable {
    case fraction, decimal
  }

  public init() {}
}
