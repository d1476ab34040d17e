import Compute
import Images
import Testing

/// Tables of numbers, and what is said about those that are none.
@Suite struct TableTests {
  @Test(
    "Numbers are read exactly, whatever stands between them",
    arguments: [
      ("1,2,3\n4,5,6\n", "1 2 3\n4 5 6"),
      ("1;2;3\n4;5;6", "1 2 3\n4 5 6"),
      ("1\t2\t3\n4\t5\t6\n", "1 2 3\n4 5 6"),
      ("1 2 3\n4 5 6\n", "1 2 3\n4 5 6"),
      ("  1   2\n  30 40  \n", "1 2\n30 40"),
      (" 1 , 2\n3 ,4 \n", "1 2\n3 4"),
      ("7", "7"),
      ("1\n2\n", "1\n2"),
      ("3,-2,0.1,7/9,1e-3,−5,+4,.5", "3 -2 1/10 7/9 1/1000 -5 4 1/2"),
      ("0.30000000000000004", "7500000000000001/25000000000000000"),
      ("1,2\r\n3,4\r\n", "1 2\n3 4"),
      ("1,2\r3,4\r", "1 2\n3 4"),
      ("\n1,2\n\n  \n3,4\n\n", "1 2\n3 4"),
      ("\u{FEFF}1,2\n3,4\n", "1 2\n3 4"),
      ("\"1\",\"-2\"\n\" 7/9 \",4\n", "1 -2\n7/9 4"),
      ("\"1\" \"2\"\n", "1 2"),
      ("1,2,\n3,4,\n", "1 2\n3 4"),
      ("1;2;\n3;4;\n", "1 2\n3 4"),
      ("1,2\n3,4,\n", "1 2\n3 4"),
      ("x,y\n1,2\n", "1 2"),
      ("column 1,column 2\n1,2\n", "1 2"),
      ("\"Wert; links\",\"Wert 2\"\n1,2\n", "1 2"),
      ("left,right\n1;2\n", "1 2"),
      ("\u{FEFF}Größe;Höhe\r\n1;2\r\n", "1 2"),
      ("# left right\n1 2\n", "1 2"),
      ("−1,−2\n3,4\n", "-1 -2\n3 4"),
      ("P2 P3\n1 2\n", "1 2"),
      ("BM,x\n1,2\n", "1 2"),
    ])
  func numbers(text: String, rows: String) {
    #expect(reading(text) == rows)
  }

  @Test("The heading may be in another character set than UTF-8")
  func latin() {
    #expect(reading([0x47, 0x72, 0xF6, 0xDF, 0x65, 0x0A, 0x31, 0x0A]) == "1")
  }

  @Test(
    "What is wrong is said with line and column",
    arguments: [
      (" \n\r\n\t", "this file is empty; it needs at least one number"),
      ("\u{FEFF}", "this file is empty; it needs at least one number"),
      ("x,y\n", "line 1, column 1: there are words here, but no numbers below them"),
      (
        "1,2,3\n\n4,5\n",
        "line 3, column 1: row 2 has 2 numbers, but row 1 has 3; all rows must be of one length"
      ),
      (
        "x y\n1\n 2  3\n",
        "line 3, column 5: row 2 has 2 numbers, but row 1 has 1; all rows must be of one length"
      ),
      (
        "1 2\r\n3 four\r\n",
        "line 2, column 3: 'four' is not a number; write it like 3, -2, 0.25 or 7/9"
      ),
      (
        "1,2\r3,four\r",
        "line 2, column 3: 'four' is not a number; write it like 3, -2, 0.25 or 7/9"
      ),
      (
        "\u{FEFF}−1,x\n",
        "line 1, column 4: 'x' is not a number; write it like 3, -2, 0.25 or 7/9; "
          + "only a first line of nothing but words is passed over"
      ),
      (
        "1o\n2\n", "line 1, column 1: '1o' is not a number; write it like 3, -2, 0.25 or 7/9"
      ),
      (
        "nan\n2\n", "line 1, column 1: 'nan' is not a number; write it like 3, -2, 0.25 or 7/9"
      ),
      (
        "'1'\n2\n", "line 1, column 1: ''1'' is not a number; write it like 3, -2, 0.25 or 7/9"
      ),
      ("1,,3\n", "line 1, column 3: a number is missing here"),
      ("1, \"\",3\n", "line 1, column 4: a number is missing here"),
      (",,\n", "line 1, column 1: a number is missing here"),
      ("1,2/0\n", "line 1, column 3: '2/0' divides by zero"),
      (
        "0,5;1\n2;3\n",
        "line 1, column 1: '0,5' is not a number; write it like 3, -2, 0.25 or 7/9; "
          + "the numbers of this table are parted by semicolons, and decimals have a point, no comma"
      ),
      (
        "1\t2\n3\t0,5\n",
        "line 2, column 3: '0,5' is not a number; write it like 3, -2, 0.25 or 7/9; "
          + "the numbers of this table are parted by tabs, and decimals have a point, no comma"
      ),
      (
        "1,2,3\n4 5 6\n",
        "line 1, column 1: '1,2,3' is not a number; write it like 3, -2, 0.25 or 7/9; "
          + "the numbers of this table are parted by spaces, and decimals have a point, no comma"
      ),
      (
        "1,2\n3,4 5\n",
        "line 2, column 3: '4 5' is not a number; write it like 3, -2, 0.25 or 7/9; "
          + "the numbers of this table are parted by commas"
      ),
      ("1,2\n\"3,4\n", "line 2, column 1: this quote is not closed in its line"),
      (
        "\"1\"2,3\n", "line 1, column 1: '\"1\"2' is not a number; write it like 3, -2, 0.25 or 7/9"
      ),
      (
        "1\n\u{1B}[31m\n",
        "this is neither a picture nor a table that can be read; save a picture as PNG, "
          + "a table as CSV"
      ),
      (
        "1\n\u{202E}2\n",
        "line 2, column 1: '\\u{202E}2' is not a number; write it like 3, -2, 0.25 or 7/9"
      ),
    ])
  func faults(text: String, message: String) {
    #expect(reading(text) == message)
  }

  @Test("Numbers have at most 60 digits")
  func digits() {
    let longest = String(repeating: "9", count: 60)
    #expect(reading("\(longest),1/\(longest)") == "\(longest) 1/\(longest)")
    let message = "line 1, column 3: this number is too long; at most 60 digits are read"
    for long in ["9" + longest, "1e60", "1e-99999", String(repeating: "9", count: 1_000)] {
      #expect(reading("1,\(long)") == message)
    }
    let word = String(repeating: "a", count: 1_000)
    #expect(
      reading("1,\(word)").hasPrefix("line 1, column 3: '\(word.prefix(40))…' is not a number"))
  }

  @Test("A table has at most 256 rows and columns, and one that is larger is told by its size")
  func size() throws {
    func table(_ rows: Int, _ columns: Int) -> String {
      String(repeating: String(repeating: "1,", count: columns) + "\n", count: rows)
    }
    #expect(try ImageFile.read(Array(("x\n" + table(256, 1)).utf8)).shape == [256, 1])
    #expect(try ImageFile.read(Array(table(1, 256).utf8)).shape == [1, 256])
    let advice =
      "but at most 256 rows of 256 are read; scale the picture down or cut a part out of it"
    #expect(reading(table(257, 1)) == "this has 257 rows of 1, \(advice)")
    #expect(reading("x\n" + table(300, 2)) == "this has 300 rows of 2, \(advice)")
    #expect(reading(table(1, 257)) == "this has 1 row of 257, \(advice)")
  }
}
