import Testing

@testable import Compute

@Suite("Certified: softmax and its relatives, batch normalisation")
struct CertifiedOperationTests {
  private func tensor(_ texts: [String], _ shape: Shape? = nil) throws -> Tensor {
    let list = Tensor(try texts.map { try Rational($0) })
    return shape.map { list.reshaped($0) } ?? list
  }

  @Test("softmax has the digits worked out elsewhere", arguments: CertifiedConstants.softmax)
  func softmax(_ list: CertifiedConstants.List) throws {
    let output = try Softmax().trace(input: tensor(list.logits)).output
    #expect(try output.decimals(places: 55) == list.decimals)
  }

  @Test("log softmax has the digits worked out elsewhere", arguments: CertifiedConstants.logSoftmax)
  func logSoftmax(_ list: CertifiedConstants.List) throws {
    let output = try LogSoftmax().trace(input: tensor(list.logits)).output
    #expect(try output.decimals(places: 55) == list.decimals)
  }

  @Test("equal logits share 1 exactly; one logit has all of it")
  func equal() throws {
    let third = try Softmax().trace(input: tensor(["7/3", "7/3", "7/3"])).output.elements
    #expect(third.map(\.exact) == [Rational(1, 3), Rational(1, 3), Rational(1, 3)])
    #expect(try Softmax().trace(input: tensor(["-1e30"])).output[0].exact == 1)
    #expect(try LogSoftmax().trace(input: tensor(["5"])).output[0].exact == 0)
    #expect(CertifiedReal.logSumExp([4]).exact == 4)
    // log 3e = 1 + log 3.
    #expect(try CertifiedReal.logSumExp([1, 1, 1]).decimal(places: 12) == "2.098612288668")
  }

  @Test("logits of any size need no huge powers")
  func extreme() throws {
    let output = try Softmax().trace(input: tensor(["1e30", "-1e30", "0"])).output
    #expect(try output.decimals(places: 6) == ["1.000000", "0.000000", "0.000000"])
    #expect(try output.elements.map { value in try value.sign } == [1, 1, 1])
    let ten = try Softmax().trace(input: tensor(["10000", "-10000"])).output
    #expect(try ten.decimals(places: 6) == ["1.000000", "0.000000"])
    #expect(try ten[0].decimal(places: 6, .truncated) == "0.999999")
    let logarithms = try LogSoftmax().trace(input: tensor(["1e30", "-1e30"])).output
    #expect(
      try logarithms.decimals(places: 2) == [
        "0.00", "-2" + String(repeating: "0", count: 30) + ".00",
      ])
  }

  @Test(
    "softmax goes along the dimension asked for",
    arguments: [
      // 0 and log 3 would be exact; 0, 0 and a logit 1e30 below are as good: 1/2, 1/2, 0.
      (0, ["0.5", "1.0", "0.5", "0.5", "0.0", "0.5"]),
      (1, ["0.5", "0.0", "0.5", "0.5", "0.0", "0.5"]),
    ])
  func dimensions(_ dim: Int, _ expected: [String]) throws {
    let input = try tensor(["0", "-1e30", "0", "0", "-2e30", "0"], [2, 3])
    for dim in [dim, dim - 2] {
      #expect(try Softmax(dim: dim).trace(input: input).output.decimals(places: 1) == expected)
    }
  }

  @Test("every dimension of a block is taken as one list after another")
  func blocks() throws {
    let input = Tensor(shape: [2, 3, 4], elements: (0..<24).map { Rational($0 * 7 % 5) })
    for dim in 0..<3 {
      let trace = try Softmax(dim: dim).trace(input: input)
      for place in 0..<24 {
        let index = input.shape.index(at: place)
        let list = (0..<input.shape[dim]).map { position in
          var other = index
          other[dim] = position
          return input[other]
        }
        let alone = try Softmax().trace(input: Tensor(list)).output.elements[index[dim]]
        #expect(
          try trace.output.elements[place].decimal(places: 8) == alone.decimal(places: 8))
      }
    }
  }

  @Test("a dimension that is not there, and an input of nothing, are refused")
  func refused() {
    let input = Tensor(rows: [[1, 2, 3], [4, 5, 6]])
    for dim in [2, -3, .max, .min] {
      #expect(throws: OperationError.dimension("dim", dim, shape: [2, 3])) {
        try Softmax(dim: dim).trace(input: input)
      }
      #expect(throws: OperationError.dimension("dim", dim, shape: [2, 3])) {
        try LogSoftmax(dim: dim).trace(input: input)
      }
    }
    #expect(throws: OperationError.empty(operand: "input")) {
      try Softmax().trace(input: Tensor([]))
    }
  }

  @Test("the steps of softmax tell the way, and why the digits do not add up")
  func steps() throws {
    let trace = try Softmax().trace(input: tensor(["1", "2", "3"]))
    let steps = try trace.steps(places: 4)
    #expect(
      steps.map(\.name) == ["largest logit", "differences", "exponentials", "sum", "probabilities"])
    #expect(
      steps.map(\.values) == [
        ["3.0000"], ["-2.0000", "-1.0000", "0.0000"], ["0.1353", "0.3679", "1.0000"], ["1.5032"],
        ["0.0900", "0.2447", "0.6652"],
      ])
    #expect(
      steps[4].note?.description
        == "as shown, they add up to 0.9999 and not to 1.0000, one unit of the last place too little: "
        + "each is rounded on its own, 3 down and 0 up; unrounded, nothing is missing")
    #expect(steps[3].note?.unitsOff == 0)
    #expect(
      try LogSoftmax().trace(input: tensor(["1", "2", "3"])).steps(places: 4).suffix(2).map(
        \.values)
        == [["0.4076"], ["-2.4076", "-1.4076", "-0.4076"]])
  }

  @Test("activations keep the shape and tell their steps")
  func activations() throws {
    let input = try tensor(["0", "-1", "1", "10000"], [2, 2])
    let sigmoid = Sigmoid().trace(input: input)
    #expect(sigmoid.output.shape == [2, 2])
    #expect(try sigmoid.output.decimals(places: 4) == ["0.5000", "0.2689", "0.7311", "1.0000"])
    #expect(
      try sigmoid.steps(of: 1, places: 4).map(\.values) == [
        ["0.3679"], ["0.3679"], ["1.3679"], ["0.2689"],
      ])
    let tanh = Tanh().trace(input: input)
    #expect(try tanh.output.decimals(places: 4) == ["0.0000", "-0.7616", "0.7616", "1.0000"])
    #expect(
      try tanh.steps(of: 1, places: 4).map(\.values) == [
        ["0.1353"], ["0.8647"], ["1.1353"], ["-0.7616"],
      ])
  }

  @Test("cross-entropy and its gradient have the digits worked out elsewhere")
  func crossEntropy() throws {
    let input = try tensor(["2", "-1", "0.5", "0", "0", "3"], [2, 3])
    let trace = try CrossEntropy().trace(input: input, target: [0, 1])
    #expect(
      try trace.losses.decimals(places: 55) == [
        "0.2413112966571570602114410662550742841164321876462715981",
        "3.0949229564209608913121233476157089485109364809552624244",
      ])
    #expect(
      try trace.loss.decimal(places: 55)
        == "1.6681171265390589757617822069353916163136843343007670113")
    #expect(
      try trace.gradient.decimals(places: 55) == [
        "-0.1072014827053620709544943413234530411622966991434551613",
        "0.0195562866353437259772126981554033204217808697136972097",
        "0.0876451960700183449772816431680497207405158294297579516",
        "0.0226392503718145328164819002801947424676416702447244188",
        "-0.4773607496281854671835180997198052575323583297552755812",
        "0.4547214992563709343670361994396105150647166595105511624",
      ])
    let alone = try CrossEntropy().trace(input: tensor(["2", "-1", "0.5"]), target: [0])
    #expect(try alone.loss.decimal(places: 6) == "0.241311")
    #expect(try trace.steps(of: 0, places: 4).last?.values == ["0.2413"])
    #expect(
      try trace.meanSteps(places: 4).map(\.values) == [
        ["0.2413", "3.0949"], ["3.3362"], ["1.6681"],
      ])
    #expect(
      try trace.gradientSteps(of: 1, places: 4).map(\.values) == [
        ["0.0453", "0.0453", "0.9094"], ["0.0000", "1.0000", "0.0000"],
        ["0.0226", "-0.4774", "0.4547"],
      ])
    #expect(try CrossEntropy().trace(input: tensor(["8"]), target: [0]).loss.exact == 0)
  }

  @Test("targets that do not fit are refused")
  func targets() throws {
    let input = Tensor(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(throws: OperationError.targetCount(1, expected: 2)) {
      try CrossEntropy().trace(input: input, target: [0])
    }
    for index in [3, -1] {
      #expect(throws: OperationError.classIndex(index, classes: 3)) {
        try CrossEntropy().trace(input: input, target: [0, index])
      }
    }
    #expect(throws: OperationError.inputRank([1, 2, 3], expected: "[C] or [N, C]")) {
      try CrossEntropy().trace(input: input.reshaped([1, 2, 3]), target: [0, 1])
    }
  }

  @Test("batch normalisation has the digits worked out elsewhere, in each place of a channel")
  func batchNorm() throws {
    let values = ["1", "2.5", "-3"]
    let expected = [
      "0.2803287600696677423633145843769598380058224910474645908",
      "1.8713150402786709694532583375078393520232899641898583631",
      "-3.9623013204876741965432020906387188660407574373322521354",
    ]
    // The second channel has a square as its variance, and is exact: (x − 1)/2.
    let exact = ["0", "3/4", "-2"].map { try? Rational($0) }
    for shape in [[2, 3, 1], [2, 1, 3], [1, 2, 3, 1]] as [Shape] {
      let trace = try BatchNorm2D().trace(
        input: tensor(values + values, shape), runningMean: tensor(["0.5", "1"]),
        runningVar: tensor(["2", "3.99999"]), weight: tensor(["3/2", "1"]),
        bias: tensor(["-1/4", "0"]))
      #expect(trace.output.shape == shape)
      #expect(try trace.output.elements[..<3].map { try $0.decimal(places: 55) } == expected)
      #expect(trace.output.elements[3...].map(\.exact) == exact)
    }
    let pairs = try BatchNorm2D().trace(
      input: tensor(["1", "1", "2.5", "2.5", "-3", "-3"], [3, 2]),
      runningMean: tensor(["0.5", "1"]),
      runningVar: tensor(["2", "3.99999"]), weight: tensor(["3/2", "1"]),
      bias: tensor(["-1/4", "0"]))
    #expect(try pairs.output[2, 0].decimal(places: 55) == expected[2])
    #expect(pairs.output[1, 1].exact == Rational(3, 4))
    #expect(
      try pairs.steps(of: 0, places: 4).map(\.values) == [
        ["0.5000"], ["1.4142"], ["0.3536"], ["0.2803"],
      ])
    let list = try BatchNorm2D(eps: 0).trace(
      input: tensor(["3", "5"]), runningMean: tensor(["1", "5"]), runningVar: tensor(["4", "2"]))
    #expect(list.output.elements.map(\.exact) == [1, 0])
  }

  @Test("operands that do not fit the channels are refused")
  func channels() throws {
    let two = try tensor(["1", "2"])
    let three = try tensor(["1", "2", "3"])
    let wrong = OperationError.perChannel(operand: "running_var", shape: [3], channels: 2)
    #expect(throws: wrong) {
      try BatchNorm2D().trace(input: two, runningMean: two, runningVar: three)
    }
    #expect(throws: OperationError.perChannel(operand: "bias", shape: [3], channels: 2)) {
      try BatchNorm2D().trace(input: two, runningMean: two, runningVar: two, bias: three)
    }
    #expect(throws: OperationError.notPositive(operand: "running_var + eps")) {
      try BatchNorm2D(eps: -1).trace(input: two, runningMean: two, runningVar: two)
    }
  }

  @Test(
    "printed digits tell how they were rounded",
    arguments: [
      ("0.77", "7/9", HowRounded.truncated), ("0.78", "7/9", .nearest), ("0.79", "7/9", .neither),
      ("0.8", "7/9", .nearest), ("0.7", "7/9", .truncated), ("1", "7/9", .nearest),
      ("0", "7/9", .truncated), ("-0.77", "-7/9", .truncated), ("−0.78", "-7/9", .nearest),
      ("0.13", "1/8", .nearest), ("0.12", "1/8", .nearest), ("0.125", "1/8", .nearest),
      ("0.1250", "1/8", .nearest), ("0.11", "1/8", .neither), ("7/9", "7/9", .nearest),
      ("6/9", "7/9", .neither), ("7.8e-1", "7/9", .nearest), ("0.33", "1/3", .nearest),
    ])
  func howRounded(_ text: String, _ exact: String, _ expected: HowRounded) throws {
    #expect(try HowRounded(text: text, exact: Rational(exact)) == expected)
  }

  @Test("printed digits of irrational numbers tell it too")
  func howRoundedIrrational() throws {
    let half = CertifiedReal.sigmoid(CertifiedReal(1))
    #expect(try HowRounded(text: "0.731", exact: half) == .nearest)
    #expect(try HowRounded(text: "0.73105", exact: half) == .truncated)
    #expect(try HowRounded(text: "0.74", exact: half) == .neither)
    let nearly = CertifiedReal.sigmoid(CertifiedReal(Rational(1_000_000)))
    #expect(try HowRounded(text: "0.9999", exact: nearly) == .truncated)
    #expect(throws: NumberError.self) { try HowRounded(text: "about 1", exact: nearly) }
  }

  @Test("a note tells by how much shown numbers miss their sum")
  func notes() throws {
    let thirds = [1, 1, 1].map { CertifiedReal(Rational($0, 3)) }
    let little = try RoundingNote(thirds, total: CertifiedReal(1), places: 4)
    #expect(little.sumOfShown == Rational(9999, 10000))
    #expect(little.unitsOff == -1)
    #expect((little.roundedDown, little.roundedUp) == (3, 0))
    let sixths = [1, 1, 4].map { CertifiedReal(Rational($0, 6)) }
    let much = try RoundingNote(sixths, total: CertifiedReal(1), places: 4)
    #expect(much.unitsOff == 1)
    #expect((much.roundedDown, much.roundedUp) == (0, 3))
    #expect(
      much.description.contains("1.0001 and not to 1.0000, one unit of the last place too much"))
    #expect(much.mostUnitsOff == 2)
    let even = try RoundingNote(
      [1, 3].map { CertifiedReal(Rational($0, 4)) }, total: CertifiedReal(1), places: 2)
    #expect(even.description == "as shown, they add up to 1.00")
    #expect(even.mostUnitsOff == Rational(1, 2))
  }
}
