/// Which version this is.
enum Release {
  static let version = "0.2.0"
  /// When it was released, as year, month and day.
  static let date = "2026-11-21"
}
