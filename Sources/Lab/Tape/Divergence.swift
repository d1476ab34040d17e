import Network

extension TapeDeck {
  /// Ends a strand before a step whose loss was no number, and goes back to its end.
  func noteDivergence(_ divergence: Divergence, of strand: Strand) throws(LabError) {
    strand.divergence = DivergenceNote(
      step: strand.lastStep, layer: divergence.layer,
      sentence: "\(divergence)".prefix(1).uppercased() + "\(divergence)".dropFirst() + ".",
      saneStep: strand.lastSaneStep)
    try load(strand)
  }
}

extension Strand {
  /// The last step after which the loss was at most twice that of the first weights.
  var lastSaneStep: Int {
    guard let first = losses.first else { return 0 }
    // The loss of step k + 1 is that of the weights after step k.
    return losses.lastIndex { $0 <= 2 * first } ?? 0
  }
}
