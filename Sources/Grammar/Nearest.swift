/// The word of a list that was most likely meant, or nil where none is near.
///
/// Near is a third of the longer word's letters, at least one: letters left out, put in, exchanged
/// for another or swapped with a neighbour (F. Damerau, 1964, in its optimal-string-alignment form).
/// Upper and lower case count as one. Of equally near words the first wins.
public func nearest(_ word: String, in words: some Sequence<String>) -> String? {
  let letters = Array(word.prefix(64).lowercased())
  var best: (word: String, distance: Int)?
  for candidate in words {
    let other = Array(candidate.prefix(64).lowercased())
    let allowed = max(1, max(letters.count, other.count) / 3)
    let limit = min(allowed, (best?.distance ?? .max) - 1)
    if let distance = editDistance(letters, other, limit: limit) { best = (candidate, distance) }
  }
  return best?.word
}

/// How many edits lead from one word to the other, or nil where it takes more than `limit`.
private func editDistance(_ a: [Character], _ b: [Character], limit: Int) -> Int? {
  guard abs(a.count - b.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var edits = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        edits = min(edits, beforeLast[j - 1] + 1)
      }
      row.append(edits)
    }
    guard row.contains(where: { $0 <= limit }) else { return nil }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
