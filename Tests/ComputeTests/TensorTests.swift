import Compute
import Testing

@Suite("Shapes and tensors")
struct TensorTests {
  @Test("a place and an index say the same")
  func places() {
    for shape: Shape in [[7], [2, 3], [3, 1, 4], [1, 1]] {
      let indices = (0..<shape.count).map(shape.index(at:))
      #expect(indices.enumerated().allSatisfy { shape.offset(of: $1) == $0 })
      #expect(Set(indices).count == shape.count)
      #expect(indices.allSatisfy { zip($0, shape.sizes).allSatisfy { $0 >= 0 && $0 < $1 } })
    }
    #expect(Shape([2, 3]).index(at: 4) == [1, 1])
  }

  @Test("shapes are written as people write them")
  func descriptions() {
    #expect(Shape([7, 5]).description == "7×5")
    #expect(Shape([3]).description == "3")
    #expect(Shape([28, 28, 192]).description == "28×28×192")
    #expect(Shape([28, 28, 192]).rank == 3)
    #expect(Shape([28, 28, 192]).count == 150_528)
  }

  @Test("elements are found by row and column")
  func elements() throws {
    let matrix = try grid("1 2 3 / 4 5 6")
    #expect(matrix.shape == [2, 3])
    #expect(matrix[1, 0] == 4)
    #expect(matrix[[0, 2]] == 3)
    #expect(matrix.rows == [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.reshaped([3, 2]).rows == [[1, 2], [3, 4], [5, 6]])
    #expect(matrix.reshaped([6]) == Tensor([1, 2, 3, 4, 5, 6]))
    #expect(matrix.reshaped([6]).rows == [[1, 2, 3, 4, 5, 6]])
    #expect(matrix != matrix.reshaped([3, 2]))
  }

  @Test("nothing is a tensor too")
  func empty() {
    #expect(Tensor(rows: []).shape == [0, 0])
    #expect(Tensor(rows: []).rows.isEmpty)
    #expect(Tensor(rows: [[], []]).shape.count == 0)
  }
}
