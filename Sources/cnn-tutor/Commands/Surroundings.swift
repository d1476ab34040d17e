import Canvas

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the program finds around it.
enum Surroundings {
  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// Whether keys can be read and a screen can be shown; else everything is told as plain text.
  static var canShowScreen: Bool {
    let term = environment["TERM"] ?? ""
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && term != "dumb"
  }

  /// How many columns a terminal has; 80 where none is known.
  static func width(of descriptor: Int32) -> Int { size(of: descriptor)?.width ?? 80 }

  /// The size of a terminal; nil where there is none that says it.
  static func size(of descriptor: Int32) -> Size? {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Size(width: Int(size.ws_col), height: Int(size.ws_row)) : nil
  }
}
