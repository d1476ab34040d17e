import Network

/// Why the lab cannot do what was asked for.
public enum LabError: Error, Sendable, CustomStringConvertible {
  /// The network's name, and which of its layers does not fit.
  case network(String, NetworkError)
  case training(TrainingError)
  case data(DataError)
  case weights(WeightsError)
  case tape(TapeError)
  /// With what cannot be had, or done, in a sentence without its full stop.
  case refused(String)

  public var description: String {
    switch self {
    case .network(let name, let error): "\(name): \(error)"
    case .training(let error): error.description
    case .data(let error): error.description
    case .weights(let error): error.description
    case .tape(let error): error.description
    case .refused(let reason): reason
    }
  }
}
