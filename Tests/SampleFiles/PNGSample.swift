import Foundation

/// A small PNG, and the shades it shows.
package struct PNGSample: Sendable, CustomStringConvertible {
  package let description: String
  package let bytes: [UInt8]
  package let rows: [[Int]]

  init(_ name: String, _ base64: String, _ rows: [[Int]] = []) {
    description = name
    bytes = Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
    self.rows = rows
  }

  package static let all = [
    PNGSample(
      "grey of 1 bit",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQAAAAC1D1u3AAAADElEQVR42mNwYFgAAAFkAOGvxwyAAAAAAElFTk
      SuQmCC
      """,
      [[0, 255, 0], [255, 0, 255]]),
    PNGSample(
      "grey of 2 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAgAAAADyryFnAAAADElEQVR42mOwYHgCAAGQAR2KqMMlAAAAAElFTk
      SuQmCC
      """,
      [[0, 255, 170], [255, 170, 85]]),
    PNGSample(
      "grey of 4 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACBAAAAAB979THAAAADklEQVR42mNgTmCougAAA1kBrrKprS0AAAAASU
      VORK5CYII=
      """,
      [[0, 51, 102], [119, 170, 221]]),
    PNGSample(
      "grey of 8 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAAEElEQVR42mNg8J7GsP6XKwAI/gLQbt3oZgAAAA
      BJRU5ErkJggg==
      """,
      [[0, 75, 150], [175, 250, 69]]),
    PNGSample(
      "grey of 16 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACEAAAAADoj+WFAAAAFklEQVR42mNgYGBnb2hgOHHi37///wEbqAaZJo
      L3xwAAAABJRU5ErkJggg==
      """,
      [[0, 7, 128], [200, 254, 255]]),
    PNGSample(
      "grey written as colours of 8 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAHUlEQVR42mNgYGBgZ2dvaGhgOHHixL9///7//w
      8AOusJ5U71kI0AAAAASUVORK5CYII=
      """,
      [[0, 7, 128], [200, 254, 255]]),
    PNGSample(
      "grey with alpha of 8 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAQAAACx6dw/AAAAD0lEQVR42mP4//8/A/t/ABAFBARdafodAAAAAE
      lFTkSuQmCC
      """,
      [[255, 0, 7]]),
    PNGSample(
      "colours with alpha of 8 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAYAAAAb4BS0AAAAEElEQVR42mP4DwEM7Ozs/wFADAgOsOTlAAAAAA
      BJRU5ErkJggg==
      """,
      [[255, 0, 7]]),
    PNGSample(
      "grey written as colours of 16 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACEAIAAABChi0OAAAAGUlEQVR42mNgAAN2MGgAA4YTYPAPDP6DAQDedB
      PJ9/qeLQAAAABJRU5ErkJggg==
      """,
      [[0, 7, 128], [200, 254, 255]]),
    PNGSample(
      "grey with alpha of 16 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAABEAQAAADheQB8AAAAEklEQVR42mP4DwYMDOzs//8DADwCCAeTbExtAA
      AAAElFTkSuQmCC
      """,
      [[255, 0, 7]]),
    PNGSample(
      "colours with alpha of 16 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAABEAYAAABLcMj3AAAAEklEQVR42mP4jwIYGNjB4P9/APgIEBto6DnJAA
      AAAElFTkSuQmCC
      """,
      [[255, 0, 7]]),
    PNGSample(
      "a palette of 1 bit",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAABlBMVEUAAAAKCgqyyj2NAAAADElEQVR42mNwYF
      gAAAFkAOGvxwyAAAAAAElFTkSuQmCC
      """,
      [[0, 10, 0], [10, 0, 10]]),
    PNGSample(
      "a palette of 2 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAgMAAADgGo6JAAAADFBMVEUAAAAKCgoUFBQeHh5/3cNPAAAADElEQV
      R42mOwYHgCAAGQAR2KqMMlAAAAAElFTkSuQmCC
      """,
      [[0, 30, 20], [30, 20, 10]]),
    PNGSample(
      "a palette of 4 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACBAMAAABvWnspAAAAGFBMVEUAAAAKCgoUFBQeHh4oKCgyMjI8PDxGRk
      biuAzhAAAADklEQVR42mNgTmAoCgAAAskBJmcrs9AAAAAASUVORK5CYII=
      """,
      [[0, 30, 60], [70, 20, 50]]),
    PNGSample(
      "a palette of 8 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAMAAACqqpYoAAAAGFBMVEUAAAAKCgoUFBQeHh4oKCgyMjI8PDxGRk
      biuAzhAAAAEElEQVR42mNgYGZjYGdiBQAAVgAY5A2+KgAAAABJRU5ErkJggg==
      """,
      [[0, 30, 60], [70, 20, 50]]),
    PNGSample(
      "a palette with transparent colours",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAMAAADD/I+4AAAABlBMVEX///////9VfPVsAAAAAnRSTlMA/1uRIr
      UAAAALSURBVHjaY2BgBAAABAACLN5IrQAAAABJRU5ErkJggg==
      """,
      [[0, 255]]),
    PNGSample(
      "a transparent shade",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAQAAAABAgAAAACW50iwAAAAAnRSTlMAA++anIIAAAAKSURBVHjaY5AGAAAdAB
      wjfI+sAAAAAElFTkSuQmCC
      """,
      [[0, 85, 170, 0]]),
    PNGSample(
      "interlaced grey",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAAAAAHfA0mvAAAALUlEQVR42mNgYGBhOHGGgYnhFENKWgYDIzNDaj
      rDydMMRsYmpmYM06bPmDkLAJW1CfeCZdL9AAAAAElFTkSuQmCC
      """,
      [
        [0, 1, 2, 3, 4],
        [50, 51, 52, 53, 54],
        [100, 101, 102, 103, 104],
        [150, 151, 152, 153, 154],
        [200, 201, 202, 203, 204],
      ]),
    PNGSample(
      "interlaced grey of 4 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFBAAAAAEa86SuAAAAI0lEQVR42mNgYHBg8GBQYEhgWPOAQZhhL0M4Q1
      jFBIYPQgYARK4GTGQo3IUAAAAASUVORK5CYII=
      """,
      [
        [0, 17, 34, 51, 68],
        [85, 102, 119, 136, 153],
        [170, 187, 204, 221, 238],
        [255, 0, 17, 34, 51],
        [68, 85, 102, 119, 136],
      ]),
    PNGSample(
      "a gamma as that of most files",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAQAAAABCAAAAADcV1ARAAAABGdBTUEAALGPC/xhBQAAAA1JREFUeNpjYHBo+A
      8AAsQBwOfgc4EAAAAASUVORK5CYII=
      """,
      [[0, 64, 128, 255]]),
    PNGSample(
      "uncompressed grey",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAAH0lEQVR4AQEUAOv/AAAJEhsAPEVOVwB4gYqTAL
      S9xs8ooAZ5tbSGEQAAAABJRU5ErkJggg==
      """,
      [[0, 9, 18, 27], [60, 69, 78, 87], [120, 129, 138, 147], [180, 189, 198, 207]]),
    PNGSample(
      "grey with its gamma twice",
      """
      iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAABGdBTUEAALGPC/xhBQAAAARnQU1BAACxjwv8YQ
      UAAAAcSURBVHjaY2CQt4tlEDTwz2NQckyoZzAOKpwAACQEBIHfQZdJAAAAAElFTkSuQmCC
      """,
      [[0, 31, 62, 93], [17, 48, 79, 110], [34, 65, 96, 127], [51, 82, 113, 144]]),
  ]

  /// Red, green and blue at their brightest; then white at half opacity.
  package static let colours = PNGSample(
    "colours",
    """
    iVBORw0KGgoAAAANSUhEUgAAAAQAAAABCAYAAAD5PA/NAAAAE0lEQVR42mP4z8DwHwwZ/oNAAwBFTAl4vzs0EAAA
    AABJRU5ErkJggg==
    """)

  /// What libpng cannot be trusted with.
  package static let interlacedDeep = PNGSample(
    "interlaced grey of 16 bits",
    """
    iVBORw0KGgoAAAANSUhEUgAAAAMAAAADEAAAAAFU1Aa2AAAAIElEQVR42mNgYGBgYmJISUlLY2BkZEhNZTAyMjY2
    MQEAI8sDl6+1r8EAAAAASUVORK5CYII=
    """)

  /// 640 columns and 480 rows.
  package static let large = PNGSample(
    "a large picture",
    """
    iVBORw0KGgoAAAANSUhEUgAAAoAAAAHgCAAAAAAQuoM4AAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJg
    gg==
    """)
}
