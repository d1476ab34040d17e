/// The file a new lesson starts from.
public enum LessonTemplate {
  /// A commented lesson that can be checked and played as it is.
  ///
  /// - Parameter id: the name of the lesson, from which its first title is made.
  public static func text(id: String) -> String {
    let words = id.split(separator: "-").joined(separator: " ")
    let title = words.prefix(1).uppercased() + words.dropFirst()
    return """
      # yaml-language-server: $schema=lesson.schema.json
      #
      # A lesson is this one file. What stands behind a # is a note to yourself.
      # README.md, beside the lessons, explains every key. To see how it looks while you write:
      #     cnn-tutor lesson \(id).yaml --watch
      # To find mistakes:
      #     cnn-tutor check \(id).yaml

      # What the list of lessons shows.
      title: "\(title)"
      part: Convolution
      order: 1000
      summary: What the lesson teaches, in one line of at most 100 characters.

      # The question the lesson answers.
      question: What does a small grid of numbers find in an image?

      # Which documents it draws on.
      sources:
        - Own example

      # Numbers to work with. Give each grid a name; write | behind it and one row a line below.
      # 7/9, -2 and 0.1 are exact.
      matrices:
        image: |
          1 1 0 0
          1 1 0 0
          1 1 0 0
          1 1 0 0
        kernel: |
          1 -1
          1 -1

      # One section after the other: what is said, and what is computed.
      sections:
        - title: An image
          say: |
            An empty line begins a new paragraph.

            This image is bright on the left and dark on the right.
          show: [image]

        - title: Looking for an edge
          say: |
            The kernel compares each pixel with its neighbour on the right.
          operation: conv2d
          input: image
          weight: kernel
          stride: 1
          padding: 0
          # product: each product in turn; window: each window at once; operation: all at once.
          detail: product
          # Sentences for single windows: row and column of the output value, counted from 1.
          captions:
            - at: 1 2
              say: Here the image goes from bright to dark.
          # What a document prints as the result; a dot where it prints nothing. If it is wrong, the
          # program shows the exact result beside it, and "erratum" has to say why.
          printed: |
            0 2 0
            0 3 0
            .  . .
          erratum: The second row is like the first, so that it gives 2 as well, not 3.

      # What to take home.
      remember:
        rule: A kernel finds the places of an image that look like it.
        shape: n − f + 1 on each side.
        pytorch: torch.nn.Conv2d(1, 1, kernel_size=2)
        keras: keras.layers.Conv2D(1, 2)

      # What a learner is asked, with z in the lesson or by cnn-tutor quiz. Answers are computed.
      questions:
        # One value of what a section computes; a wrong answer is explained by that section.
        - kind: cell
          section: Looking for an edge
          at: 3 2
        # The place where "printed" is wrong.
        - kind: mistake
          section: Looking for an edge
        # Other numbers each time.
        - kind: shape
          generate: conv2d
          section: Looking for an edge
        - kind: choice
          ask: What is the answer of the kernel where the image is the same everywhere?
          choices: ["0", "1", "2"]
          answer: "0"

      """
  }
}
