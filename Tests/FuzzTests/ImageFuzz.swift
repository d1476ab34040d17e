import Compute
import Images
import SampleFiles
import SeededRandom
import Testing

extension FuzzTests {
  /// Pictures and tables.
  @Suite("of images") struct Pictures {
    /// An image in sizes that are allowed, or a line that says why there is none.
    private func outcome(_ bytes: [UInt8]) -> Outcome {
      do throws(ImageError) {
        let shape = try ImageFile.read(bytes).shape
        let isInSize = shape.rank == 2 && shape.sizes.allSatisfy { (1...256).contains($0) }
        return isInSize ? .read : .fault("the shape \(shape)")
      } catch {
        return messageFault(error.description).map(Outcome.fault) ?? .refused
      }
    }

    private static let tables = [
      "x,y,z\r\n1,-2,0.25\r\n\"7/9\",\"8\",9e-1\r\n", "1 2 3\n 4  5 6\n", "1;2;\n3;4;\n", "1\t2\n",
    ].map { Array($0.utf8) }

    private static let graymaps = [
      "P2\n# by hand\n3 2\n255\n0 1 2\n253 254 255\n", "P5\n3 2\n255\nabcdef",
      "P5\n# deep\n2 2\n65535\nabcdefgh",
    ].map { Array($0.utf8) }

    @Test("Tables")
    func csv() {
      let words = [",", ";", "\t", "\"\"", "\"", "\r\n", "\n\n", "1,5;", "x", "−1", "\u{FEFF}"]
      Fuzzing("tables", count: 5_000, Mutator(Self.tables, dictionary: words)).run { bytes, _ in
        outcome(bytes)
      }
    }

    @Test("Graymaps")
    func pgm() {
      let words = ["P2", "P5", "P1", "P6", "#", "\n", " 255 ", " 65535\n", " 256 "]
      Fuzzing("graymaps", count: 5_000, Mutator(Self.graymaps, dictionary: words)).run {
        bytes, _ in outcome(bytes)
      }
    }

    @Test("PNGs, half of them with right check sums")
    func png() {
      let samples = PNGSample.all + [PNGSample.colours, PNGSample.interlacedDeep, PNGSample.large]
      let words = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "zTXt", "iCCP", "eXIf", "\0\0\0\0",
      ]
      Fuzzing("PNGs", count: 6_000, Mutator(samples.map(\.bytes), dictionary: words, isText: false))
        .run {
          bytes, random in
          var bytes = bytes
          // Otherwise the check sums would keep nearly all damage from what is behind them.
          if Bool.random(using: &random) { mendCheckSums(&bytes) }
          return outcome(bytes)
        }
    }
  }
}
