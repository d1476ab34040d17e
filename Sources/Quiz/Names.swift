import Course

/// What the operands of a demonstration are called in a sentence.
struct Names {
  private let names: [String]

  /// - Parameter name: as a lesson has it: `image`, `printed_logits`, `red, green, blue`.
  init(_ name: String) {
    names = name.split(separator: ",").map { word in
      String(word.drop { $0 == " " }).replacing("_", with: " ")
    }
  }

  /// Several, of which each has a name of its own.
  var areSeveral: Bool { Set(names).count > 1 }

  /// `red, green and blue`; the same name for all of them is said once.
  var text: String {
    guard areSeveral, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Demonstration {
  /// Whether a single kernel has the same weights for each channel, by the same name.
  var repeatsKernel: Bool {
    let shape = trace.weight.shape
    guard !weightName.isEmpty, !Names(weightName).areSeveral else { return false }
    let channels: Int
    switch shape.rank {
    case 4 where shape[0] == 1: channels = shape[1]
    case 3: channels = shape[0]
    default: return false
    }
    let size = shape.count / max(1, channels)
    let weights = trace.weight.elements
    return channels > 1
      && (size..<weights.count).allSatisfy { weights[$0] == weights[$0 - size] }
  }
}
