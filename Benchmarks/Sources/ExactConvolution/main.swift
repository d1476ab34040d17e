import Compute

// Times an exact convolution of an n×n matrix of ninths with a 3×3 kernel, once for each n given, and
// prints `n seconds checksum`, where the checksum is the sum of the output.

for argument in CommandLine.arguments.dropFirst() {
  guard let n = Int(argument), (3...4096).contains(n) else {
    print("ExactConvolution: the sizes are numbers from 3 to 4096, not \(argument)")
    continue
  }
  // The same numbers as in compute.py.
  let input = Tensor(
    shape: [n, n], elements: (0..<n * n).map { Rational(($0 * 7 + $0 / n * 3) % 19 - 9, 9) })
  let weight = Tensor(
    shape: [3, 3], elements: (0..<9).map { Rational(($0 * 5) % 7 - 3, 9) })
  let rounds = max(3, 200_000 / (n * n))
  var best = Duration.seconds(3600)
  var checksum = Rational.zero
  for _ in 0..<rounds {
    let clock = ContinuousClock()
    var output: Tensor?
    let time = clock.measure { output = try? Conv2D().trace(input: input, weight: weight).output }
    guard let output else { continue }
    best = min(best, time)
    checksum = output.elements.reduce(.zero, +)
  }
  print(n, best / .seconds(1), checksum)
}
