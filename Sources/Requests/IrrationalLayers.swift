import Compute

extension RequestedOperation {
  static let sigmoid = RequestedOperation(
    name: "sigmoid", required: ["input"], optional: [],
    apply: { fields, budget in
      let input = try fields.tensor("input")
      try budget.allowProved(values: input, digits: try fields.provedDigits())
      let trace = Sigmoid().trace(input: input)
      return Applied(trace.output, perElement: trace.steps)
    })

  static let tanh = RequestedOperation(
    name: "tanh", required: ["input"], optional: [],
    apply: { fields, budget in
      let input = try fields.tensor("input")
      try budget.allowProved(values: input, digits: try fields.provedDigits())
      let trace = Tanh().trace(input: input)
      return Applied(trace.output, perElement: trace.steps)
    })

  static let softmax = alongDimension("softmax") { input, dim in
    try Softmax(dim: dim).trace(input: input)
  }

  static let logSoftmax = alongDimension("log_softmax") { input, dim in
    try LogSoftmax(dim: dim).trace(input: input)
  }

  private static func alongDimension(
    _ name: String, _ trace: @escaping @Sendable (Tensor, Int) throws -> SoftmaxTrace
  ) -> RequestedOperation {
    RequestedOperation(
      name: name, required: ["input"], optional: ["dim"],
      apply: { fields, budget in
        let input = try fields.tensor("input")
        try budget.allowProved(values: input, digits: try fields.provedDigits())
        let trace = try trace(input, try fields.integer("dim", default: -1))
        return Applied(trace.output) { places in
          try trace.lists.indices.map { try trace.steps(of: $0, places: places) }
        }
      })
  }

  static let batchNorm = RequestedOperation(
    name: "batch_norm", required: ["input", "running_mean", "running_var"],
    optional: ["weight", "bias", "eps"],
    apply: { fields, budget in
      let input = try fields.tensor("input")
      let (mean, variance) = (try fields.tensor("running_mean"), try fields.tensor("running_var"))
      let learned = [try fields.optionalTensor("weight"), try fields.optionalTensor("bias")]
      try budget.allowProved(
        values: input, with: [mean, variance] + learned.compactMap { $0 },
        digits: try fields.provedDigits())
      var operation = BatchNorm2D()
      if let eps = try fields.number("eps") { operation.eps = eps }
      let trace = try operation.trace(
        input: input, runningMean: mean, runningVar: variance, weight: learned[0],
        bias: learned[1])
      return Applied(
        trace.output, learned: learned, multiplications: input.shape.count,
        perElement: trace.steps)
    })

  static let crossEntropy = RequestedOperation(
    name: "cross_entropy", required: ["input", "target"], optional: [],
    apply: { fields, budget in
      let trace = try budget.crossEntropy(of: fields)
      let samples = trace.samples.indices
      return Applied(
        CertifiedTensor(shape: [1], elements: [trace.loss]), shape: "a loss is one number"
      ) { places in
        try samples.map { try trace.steps(of: $0, places: places) }
          + [try trace.meanSteps(places: places)]
      }
    })

  static let crossEntropyBackward = RequestedOperation(
    name: "cross_entropy_backward", required: ["input", "target"], optional: [],
    apply: { fields, budget in
      let trace = try budget.crossEntropy(of: fields)
      let samples = trace.samples.indices
      return Applied(
        trace.gradient, name: "grad_input", shape: "the gradient has the shape of the input"
      ) { places in
        try samples.map { try trace.gradientSteps(of: $0, places: places) }
      }
    })
}

extension Fields {
  /// How many digits are proved, where the results are irrational.
  fileprivate func provedDigits() throws -> Int {
    try integer("digits", in: 0...Limits.digits) ?? Limits.standardDigits
  }
}

extension Budget {
  /// Refuses more digits of more irrational numbers than can be proved in a reasonable time.
  fileprivate func allowProved(values: Tensor, with others: [Tensor] = [], digits: Int) throws {
    let places = digits + 20
    // About: a number of few digits takes as long as 10,000 products, of more a square of them.
    let each = 10_000 + places * places
    try allow(
      values: values.shape.count, products: values.shape.count.timesAtMost(each), pace: .straight,
      operands: [])
    try allow(
      values: values.shape.count, products: values.shape.count, operands: [values] + others)
  }

  fileprivate func crossEntropy(of fields: Fields) throws -> CrossEntropyTrace {
    let input = try fields.tensor("input")
    try allowProved(values: input, digits: try fields.provedDigits())
    return try CrossEntropy().trace(input: input, target: try fields.integers("target"))
  }
}

extension Applied {
  /// Numbers with proved digits.
  ///
  /// - Parameter steps: how they came about, a list of steps for each part that is computed alone.
  fileprivate init(
    _ output: CertifiedTensor, name: String? = nil, shape: String? = nil,
    learned: [Tensor?] = [], multiplications: Int = 0,
    steps: @escaping @Sendable (_ places: Int) throws -> [[CalculationStep]]
  ) {
    self.init(
      results: [Result(name: name, values: .proved(output, steps), trace: nil)],
      description: Description(
        shape: shape ?? "the shape stays \(output.shape)",
        parameters: learned.reduce(0) { $0 + ($1?.shape.count ?? 0) },
        multiplications: multiplications))
  }

  /// Numbers of which each is computed alone.
  fileprivate init(
    _ output: CertifiedTensor, learned: [Tensor?] = [], multiplications: Int = 0,
    perElement: @escaping @Sendable (Int, Int) throws -> [CalculationStep]
  ) {
    self.init(output, learned: learned, multiplications: multiplications) { places in
      try (0..<output.shape.count).map { try perElement($0, places) }
    }
  }
}
