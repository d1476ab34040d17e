/// A lesson of usual size that uses most keys, to be spoilt in tests.
enum ExampleLesson {
  static let text = #"""
    # yaml-language-server: $schema=lesson.schema.json
    title: Strided convolution
    part: Convolution
    order: 70
    summary: The window jumps two pixels at a time, and each side of the output is about halved.
    question: What if the window does not walk over the image, but jumps?
    sources:
      - Deep Learning for everyone (doc-002), strided convolution
      - Convolutional Neural Networks (doc-001), strided convolution

    matrices:
      image: |
        2 3 7 4 6 2 9
        6 6 9 8 7 4 3
        3 4 8 3 8 9 7
        7 8 3 6 6 3 4
        4 2 1 8 3 4 6
        3 2 4 1 9 8 3
        0 1 3 9 2 1 4
      kernel: |
        3 4 4
        1 0 2
        -1 0 3
      pick: |
        1

    sections:
      - title: Step by step, as always
        say: |
          The image has seven rows and seven columns. The window walks over it as
          usual, one pixel at a time.

          It finds five places in a row and five in a column: 5×5 = 25 sums.
          Each takes nine products.

          Neighbouring windows share most of their pixels.
        operation: conv2d
        input: image
        weight: kernel
        view: window
        detail: window
        result: all
        captions:
          - at: "1 2"
            say: One column on. Six of the nine pixels are the same as before.
          - at: "2 1"
            say: One row down. Again, six of the nine are the same.

      - title: A jump of two
        say: |
          Now the window leaves out every second place. After each sum it jumps two
          columns to the right. At the end of a row, it jumps two rows down.

          What it does in one place has not changed: nine products, one sum.

          How far the window moves is called the stride. Here it is 2.
        operation: conv2d
        input: image
        weight: kernel
        stride: 2
        view: window
        detail: product
        captions:
          - at: "1 1"
            say: The first place is the same as before.
          - at: "1 2"
            say: Two columns on, not one. Only one column of pixels is shared.
          - at: "1 3"
            say: "The rows add up to 62, 13 and 13. The slide prints another total: compare."
          - at: "2 1"
            say: Two rows down. From here on the slide leaves the places empty.
          - at: "3 3"
            say: The last place. The window ends just at the lower right corner.
        printed: |
          91 100 83
           .   .  .
           .   .  .
        erratum: >-
          The three rows of this window give 62 + 13 + 13 = 88, not 83. Most likely a slip in adding by hand:
          83 would be right if the 7 in row 2, column 5 were a 2.

      - title: How this image was recovered
        say: |
          In the scan of the slide, the kernel's numbers are mixed into the image:
          each pixel under the window is followed by its weight.

          Five rows stand whole in one of the slide's three pictures. Row 3 appears
          with the window in two places. Row 4 has one number doubled, a 6 in one
          picture, a 3 in the other; only one row fits both.

          No number had to be guessed.
        show: [image]
        quoted: 2 3 3 4 7 4 4 6 2 9
        correct: 2 3 7 4 6 2 9
        erratum: >-
          This is row 1 with the kernel's row 3 4 4 mixed in: 2 with 3, 3 with 4, 7 with 4, then the pixels that
          were not covered. The scan did this, not the lecturer.

      - title: Every second value
        say: |
          These are the 25 sums of the walk. Let a window of a single pixel jump over
          them, two at a time, and see what it picks.

          It picks the nine sums of the jump. They have not changed; the others are
          only left out.

          Stride 2 is every second value of stride 1, in both directions.
        operation: conv2d
        input: all
        weight: pick
        stride: 2
        view: window
        detail: window
        captions:
          - at: "1 2"
            say: The value between was computed by the walk. The jump never computes it.

      - title: A jump of three
        say: |
          With a stride of 3, two windows fit side by side. They no longer share any
          pixel.

          And something is left over: no window reaches the last row or the last
          column.

          A wide stride can leave pixels at the end unseen.
        operation: conv2d
        input: image
        weight: kernel
        stride: 3
        view: window
        detail: window
        printed: |
          91 84
          80 93
        captions:
          - at: "1 2"
            say: Columns 4 to 6. Another jump of three would lead out of the image.
          - at: "2 2"
            say: Row 7 and column 7 were never under the window.

      - title: Jumping over a border
        say: |
          Stride and padding go together. With one row of zeros on each side, the
          window starts further out and finds four places instead of three.

          Its middle now lies on rows and columns 1, 3, 5 and 7.

          Padding says where the window starts, stride how far it jumps.
        operation: conv2d
        input: image
        weight: kernel
        stride: 2
        padding: 1
        view: window
        detail: window
        captions:
          - at: "1 1"
            say: Five of the nine cells lie in the border.
          - at: "1 4"
            say: The window reaches over the right edge.

      - title: Who is used how often
        say: |
          Each window uses nine pixels, and there are nine windows: 9×9 = 81 uses for
          49 pixels.

          They are not shared out evenly. Where two windows overlap, pixels are used
          twice, and where four meet, four times.

          With a jump of two, more than half of the pixels are used just once.
        operation: conv2d
        input: image
        weight: kernel
        stride: 2
        view: uses
        detail: window
        captions:
          - at: "1 2"
            say: Column 3 is used for the second time.
          - at: "2 2"
            say: Here four windows meet. The pixel in row 3, column 3 is used for the fourth time.

      - title: How large the output is
        say: |
          The window starts at the left edge, and has 7 − 3 = 4 columns to go. With
          jumps of two that makes 4/2 = 2 jumps, and so 2 + 1 = 3 places.

          With jumps of three there is room for one and a third: 4/3 = 1 + 1/3. Only
          whole jumps count. ⌊ ⌋ says: leave out what is not whole, ⌊4/3⌋ = 1.

          Each side of the output is ⌊(n + 2p − f)/s⌋ + 1.
        operation: conv2d
        input: image
        weight: kernel
        stride: 3
        view: window
        detail: operation

      - title: The rule, misprinted
        say: |
          The slide has a plus too many and gives one side only. It asks for the
          floor in the line below.

          With the numbers of this lesson put in: ⌊(7 + 2×0 − 3)/2⌋ + 1 = 3.
        quoted: M((n + 2p − f+)/s + 1)
        correct: M(⌊(n + 2p − f)/s⌋ + 1, ⌊(n + 2p − f)/s⌋ + 1)
        erratum: >-
          The + after f adds nothing and belongs to nothing. An output has a height and a width, as in the
          slides' other rules of this kind, so the rule stands there twice.

      - title: What the jump is good for
        say: |
          Half the rows and half the columns are a quarter of the numbers:
          1/2 × 1/2 = 1/4. Here, 9 sums have taken the place of 25, and everything
          that comes after has that much less work.

          The price is detail. That is why networks jump when an image is large, or
          once they no longer need to know exactly where something is.

          A stride trades detail for speed.

    remember:
      rule: With a stride of s the window moves s pixels at a time; the values between are never computed.
      shape: Each side is ⌊(n + 2p − f)/s⌋ + 1.
      pytorch: torch.nn.Conv2d(1, 1, kernel_size=3, stride=2)
      keras: keras.layers.Conv2D(1, 3, strides=2)
      next: [padding]

    questions:
      - kind: cell
        section: A jump of two
        at: 1 3
        ask: The slide prints 83 here. What is right?
        answer: 88
      - kind: mistake
        section: A jump of two
      - kind: number
        ask: How many places does a window of 3 find along 7 pixels, two at a time?
        calculate: ⌊(7 - 3)/2⌋ + 1
        section: How large the output is
        hint: Count the jumps first.
      - kind: choice
        ask: What does a wider stride cost?
        choices: [detail, weights, colours]
        answer: detail
      - kind: order
        ask: What happens at each place?
        steps: [lay the kernel on, multiply, add, jump]
      - kind: shape
        operation: conv2d
        input: image
        weight: kernel
        stride: 3
      - kind: cell
        generate: conv2d
        weight: kernel
        stride: 2
        values: 0 1 2
    """#
}
