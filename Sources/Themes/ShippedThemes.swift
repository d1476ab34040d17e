import Canvas

/// The themes of `Assets/Themes`, which the program carries along so that it has its colours also where
/// it finds no files.
extension Theme {
  /// For 256 colours on a dark ground.
  public static let dark = shipped("dark", PackageResources.dark_yaml)
  /// For 256 colours on a light ground.
  public static let light = shipped("light", PackageResources.light_yaml)
  /// With a contrast of 7 to 1 or more for text on its black ground and on the colours of groups.
  public static let contrastDark = shipped("contrast-dark", PackageResources.contrast_dark_yaml)
  /// With a contrast of 7 to 1 or more for text on its white ground and on the colours of groups.
  public static let contrastLight = shipped("contrast-light", PackageResources.contrast_light_yaml)

  /// All that the program carries along, those from files and those of few colours, in the order in
  /// which they are gone through.
  public static let shipped: [Theme] = [
    .dark, .light, .contrastDark, .contrastLight, .eight, .mono,
  ]

  /// The names of these, without reading them.
  public static let shippedNames = [
    "dark", "light", "contrast-dark", "contrast-light", "eight", "mono",
  ]

  private static func shipped(_ name: String, _ bytes: [UInt8]) -> Theme {
    ThemeFile.read(bytes, name: name).theme ?? .eight
  }
}
