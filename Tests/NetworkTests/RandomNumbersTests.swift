import Network
import Testing

@Test("The same seed gives the same numbers, another seed others")
func sameSeedSameNumbers() {
  var first = RandomNumbers(seed: 7)
  var second = RandomNumbers(seed: 7)
  var third = RandomNumbers(seed: 8)
  let numbers = (0..<10).map { _ in first.next() }
  #expect(numbers == (0..<10).map { _ in second.next() })
  #expect(numbers != (0..<10).map { _ in third.next() })
}
