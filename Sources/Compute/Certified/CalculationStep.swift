/// One step of a calculation as a lesson tells it: what it is called, why it is done, its numbers.
public struct CalculationStep: Hashable, Sendable {
  public let name: String
  public let explanation: String
  /// Decimals, all with as many digits after the point.
  public let values: [String]
  /// For a sum or for parts of a whole: why the numbers shown add up or do not.
  public let note: RoundingNote?

  init(
    _ name: String, _ explanation: String, _ values: [CertifiedReal], places: Int,
    note: RoundingNote? = nil
  ) throws(CertificationError) {
    self.name = name
    self.explanation = explanation
    self.values = try values.decimals(places: places)
    self.note = note
  }
}
