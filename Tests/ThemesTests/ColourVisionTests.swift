import Canvas
import Testing
import Themes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a colour is seen with one kind of cones missing, in linear light.
///
/// The matrices are those of G. Machado, M. Oliveira and L. Fernandes, "A Physiologically-based Model for
/// Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), for severity 1.
enum ColourVision: String, CaseIterable {
  case usual, protanopia, deuteranopia, tritanopia

  private var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// The distance of two colours in OKLab of Ottosson (2020), where 0.02 is just seen side by side.
  func distance(_ a: RGB, _ b: RGB) -> Double {
    zip(lab(a), lab(b)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  /// How light a colour is, from 0 to 1.
  func lightness(_ colour: RGB) -> Double { lab(colour)[0] }

  private func lab(_ colour: RGB) -> [Double] {
    let light = [colour.red, colour.green, colour.blue].map(RGB.linear)
    let seen = Self.product(matrix, light).map { min(1, max(0, $0)) }
    let cones = Self.product(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], seen)
    return Self.product(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones.map { cbrt($0) })
  }

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { zip($0, vector).map { $0 * $1 }.reduce(0, +) }
  }
}

@Suite("Colour vision")
struct ColourVisionTests {
  @Test(
    "window, kernel, output and error stay apart for every kind of colour vision",
    arguments: ContrastTests.themes, ColourVision.allCases)
  func accents(_ theme: Theme, _ vision: ColourVision) {
    let accents: [Role] = [.window, .kernel, .output, .erratum]
    let colours = accents.compactMap { theme.looks[$0]?.foreground.map(RGB.init(palette:)) }
    #expect(colours.count == accents.count)
    // The usual theme is held to more; in every theme another sign goes with the colour.
    let least = theme == .dark ? 0.1 : 0.06
    for (place, a) in colours.enumerated() {
      for (other, b) in colours.enumerated().dropFirst(place + 1) {
        let found = vision.distance(a, b)
        #expect(found >= least, "\(accents[place]), \(accents[other]): \(found)")
      }
    }
  }

  @Test(
    "opposite signs of the same size stay apart for every kind of colour vision",
    arguments: ContrastTests.themes, ColourVision.allCases)
  func signs(_ theme: Theme, _ vision: ColourVision) {
    let colours = theme.shades?.signed.map(RGB.init(palette:)) ?? []
    #expect(colours.count == 2 * Shade.signedReach + 1)
    for step in 0..<Shade.signedReach {
      let found = vision.distance(colours[step], colours[colours.count - 1 - step])
      #expect(found >= 0.07, "step \(Shade.signedReach - step): \(found)")
    }
  }

  /// Any two colours of groups may stand next to each other or above each other: with the number of columns
  /// the distance of neighbours in the list changes.
  @Test(
    "the colours of groups stay apart, each from each, for every kind of colour vision",
    arguments: ContrastTests.themes, ColourVision.allCases)
  func groups(_ theme: Theme, _ vision: ColourVision) {
    expectApart(theme.shades?.groups, count: Shade.groupCount, vision)
  }

  @Test(
    "the lines of a chart stay apart for every kind of colour vision",
    arguments: ContrastTests.themes, ColourVision.allCases)
  func series(_ theme: Theme, _ vision: ColourVision) {
    expectApart(theme.shades?.series, count: Shade.seriesCount, vision)
  }

  private func expectApart(_ colours: [UInt8]?, count: Int, _ vision: ColourVision) {
    let colours = colours ?? []
    #expect(colours.count == count)
    for (place, a) in colours.enumerated() {
      for b in colours.dropFirst(place + 1) {
        let found = vision.distance(RGB(palette: a), RGB(palette: b))
        #expect(found >= 0.06, "\(a), \(b): \(found)")
      }
    }
  }

  @Test(
    "from the least to the most each shade is lighter, and apart from the one before",
    arguments: ContrastTests.themes, ColourVision.allCases)
  func sequential(_ theme: Theme, _ vision: ColourVision) {
    let colours = theme.shades?.sequential.map(RGB.init(palette:)) ?? []
    #expect(colours.count == Shade.sequentialSteps)
    for (place, (a, b)) in zip(colours, colours.dropFirst()).enumerated() {
      #expect(vision.lightness(b) > vision.lightness(a), "steps \(place), \(place + 1)")
      let found = vision.distance(a, b)
      #expect(found >= 0.05, "steps \(place), \(place + 1): \(found)")
    }
  }
}
