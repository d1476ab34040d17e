import Canvas
import Compute
import Course

/// Where the parts of a sliding window's picture go in a given room.
///
/// The richest arrangement that fits is taken; what decides is the section and the room, never the
/// step, so that nothing jumps while it plays. Where even the poorest does not fit, grids show a part
/// that follows the window; the products and their sum stay to the last.
struct WindowLayout {
  /// A grid, where its cells begin, and where its caption stands.
  struct GridPlace {
    let grid: NumberGrid
    let origin: Point
    let caption: Point
    let captionWidth: Int
  }

  private(set) var input: GridPlace?
  private(set) var kernel: GridPlace?
  private(set) var output: GridPlace?
  private(set) var parameters: Point?
  private(set) var products: Rect?
  private(set) var pictures: Rect?

  private static let aside = 3

  init(_ stage: Stage, in rect: Rect) {
    let plans = Plan.all(stage)
    if let plan = plans.first(where: { $0.fits(rect.size, stage) }) {
      place(plan, stage, in: rect)
    } else if let plan = plans.last, let products = plan.croppedProducts(in: rect.size, stage) {
      placeCropped(plan, stage, products, in: rect)
    } else if stage.window != nil {
      products = rect
    } else if let plan = plans.last {
      placeOutput(plan, stage, in: rect)
    }
  }

  /// The output alone, where there are no products to show and no room for more.
  private mutating func placeOutput(_ plan: Plan, _ stage: Stage, in rect: Rect) {
    let focus = stage.outputInView
    let grid = plan.output.fitting(
      Size(width: rect.width, height: rect.height - 1),
      around: (focus[0]..<focus[0] + 1, focus[1]..<focus[1] + 1))
    output = GridPlace(
      grid: grid, origin: Point(x: rect.x, y: rect.y + 1),
      caption: Point(x: rect.x + 1, y: rect.y), captionWidth: rect.width - 1)
  }

  /// How far apart the numbers stand.
  private struct Spacing {
    let input: Int
    let air: Bool
    let others: Int
    let othersAir: Bool

    /// The widest first.
    static let all =
      [8, 7, 6, 5].map { Spacing(input: $0, air: true, others: 4, othersAir: true) }
      + [4, 3, 2].map { Spacing(input: $0, air: true, others: 2, othersAir: false) }
      + [3, 2, 1].map { Spacing(input: $0, air: false, others: min($0, 2), othersAir: false) }
  }

  /// One way to lay the parts out side by side.
  private struct Plan {
    let input: NumberGrid
    let kernel: NumberGrid?
    let output: NumberGrid
    let products: Size
    /// The captions' widths: the input's, the kernel's, the output's.
    let captions: (input: Int, kernel: Int, output: Int)
    let spacing: Spacing

    static func all(_ stage: Stage) -> [Plan] {
      let products = ProductsPanel.size(stage)
      let captions = (
        stage.inputCaption(nil).columns, stage.kernelCaption.columns,
        stage.outputCaption(nil).columns
      )
      let padded = stage.padding
      let shape = stage.trace.input.shape
      func other(_ tensor: Tensor, _ numerals: Numerals, _ spacing: Spacing) -> NumberGrid {
        NumberGrid(
          rows: tensor.shape[0], columns: tensor.shape[1], cellWidth: numerals.width,
          gap: spacing.others, air: spacing.othersAir)
      }
      return [true, false].flatMap { withKernel in
        Spacing.all.map { spacing in
          Plan(
            input: NumberGrid(
              rows: shape[0] + padded.top + padded.bottom,
              columns: shape[1] + padded.left + padded.right,
              cellWidth: stage.formats.input.width, gap: spacing.input, air: spacing.air),
            kernel: withKernel
              ? other(stage.trace.weight, stage.formats.weight, spacing) : nil,
            output: other(stage.trace.output, stage.formats.output, spacing),
            products: products, captions: captions, spacing: spacing)
        }
      }
    }

    /// The input's columns, those of its caption included.
    var leftWidth: Int { max(input.size.width, captions.input + input.lead) }

    /// The kernel's columns and what parts it from the output.
    var kernelWidth: Int {
      kernel.map { max($0.size.width, captions.kernel + $0.lead) + aside } ?? 0
    }

    var rightWidth: Int {
      let outputWidth = max(output.size.width, captions.output + output.lead)
      return max(kernelWidth + outputWidth, products.width)
    }

    /// The lines of the right side: captions, the taller of kernel and output, products; where there
    /// is air, the parameters with some air of their own.
    var rightHeight: Int {
      1 + max(kernel?.size.height ?? 0, output.size.height) + 1 + products.height
        + (spacing.othersAir ? 3 : 0)
    }

    func fits(_ room: Size, _ stage: Stage) -> Bool {
      leftWidth + aside + rightWidth <= room.width
        && max(input.size.height + 1, rightHeight) <= room.height
    }

    /// How the products stand beside a part of the input and a part of the output; nil where there is no
    /// room for all three.
    func croppedProducts(in room: Size, _ stage: Stage) -> Size? {
      let pitch = input.cellWidth + input.gap
      let window = stage.trace.weight.shape[1]
      // Better a column beside the window; at least the window.
      for columns in [window + 1, window] {
        let least = min(input.columns, columns) * pitch + 1
        for (place, products) in ProductsPanel.sizes(stage).enumerated() {
          // Where it is tight, no factor may be cut off: without it each number would be another.
          let isTight = place > 0 || columns == window
          if isTight, stage.hasFactors { continue }
          if least + aside + products.width <= room.width, 3 + products.height <= room.height {
            return products
          }
        }
      }
      return nil
    }
  }

  private mutating func place(_ plan: Plan, _ stage: Stage, in rect: Rect) {
    let spare = rect.width - plan.leftWidth - Self.aside - plan.rightWidth
    let left = rect.x + min(2, spare / 3)
    let between = Self.aside + min(7, spare / 3)
    let height = max(plan.input.size.height + 1, plan.rightHeight)
    let top = rect.y + min(1, max(0, rect.height - height - 2))
    input = GridPlace(
      grid: plan.input, origin: Point(x: left, y: top + 1),
      caption: Point(x: left + plan.input.lead, y: top),
      captionWidth: plan.leftWidth)
    placeRight(plan, stage, x: left + plan.leftWidth + between, top: top, in: rect)
    let used = max(top + plan.input.size.height + 1, products?.bottom ?? 0) - rect.y
    let free = rect.height - used
    if free >= 7 && rect.width >= 76 {
      pictures = Rect(x: left, y: rect.y + used + 1, width: rect.right - left, height: free - 1)
    }
  }

  private mutating func placeRight(
    _ plan: Plan, _ stage: Stage, x: Int, top: Int, in rect: Rect
  ) {
    var outputX = x
    if let kernelGrid = plan.kernel {
      kernel = GridPlace(
        grid: kernelGrid, origin: Point(x: x, y: top + 1),
        caption: Point(x: x + kernelGrid.lead, y: top),
        captionWidth: plan.kernelWidth - kernelGrid.lead)
      outputX += plan.kernelWidth
    }
    output = GridPlace(
      grid: plan.output, origin: Point(x: outputX, y: top + 1),
      caption: Point(x: outputX + plan.output.lead, y: top), captionWidth: rect.right - outputX)
    let lower = max(plan.kernel?.size.height ?? 0, plan.output.size.height)
    let spare = rect.bottom - (top + 1 + lower + plan.products.height)
    let parametersY = top + 1 + lower + (spare >= 3 ? 1 : 0)
    if spare >= 2 { parameters = Point(x: x + (plan.kernel?.lead ?? 1), y: parametersY) }
    let productsY = spare >= 4 ? parametersY + 2 : parametersY + 1
    products = Rect(
      x: x, y: min(productsY, rect.bottom - plan.products.height), width: rect.right - x,
      height: plan.products.height)
  }

  /// The grids in part, each following the window.
  private mutating func placeCropped(
    _ plan: Plan, _ stage: Stage, _ needed: Size, in rect: Rect
  ) {
    let productsWidth = needed.width
    let outputLeast = min(plan.output.size.width, productsWidth)
    let rightWidth = max(productsWidth, outputLeast)
    let leftWidth = rect.width - Self.aside - rightWidth
    let inputGrid = plan.input.fitting(
      Size(width: leftWidth, height: rect.height - 1), around: stage.inView)
    input = GridPlace(
      grid: inputGrid, origin: Point(x: rect.x, y: rect.y + 1),
      caption: Point(x: rect.x + 1, y: rect.y), captionWidth: leftWidth)
    let x = rect.x + inputGrid.size.width + Self.aside
    let productsY = rect.bottom - needed.height
    products = Rect(
      x: x, y: productsY, width: rect.right - x, height: needed.height)
    let focus = stage.outputInView
    let outputGrid = plan.output.fitting(
      Size(width: rect.right - x, height: productsY - rect.y - 2),
      around: (focus[0]..<focus[0] + 1, focus[1]..<focus[1] + 1))
    output = GridPlace(
      grid: outputGrid, origin: Point(x: x, y: rect.y + 1),
      caption: Point(x: x + 1, y: rect.y), captionWidth: rect.right - x - 1)
  }
}
