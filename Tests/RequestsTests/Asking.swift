import Grammar
import Requests

/// An answerer that suggests words as the program does.
let answerer = Answerer { nearest($0, in: $1) }

/// The answer to a request in line 7.
func answer(_ request: String) -> String {
  String(decoding: answerer.answer(request.utf8, line: 7).bytes, as: UTF8.self)
}

/// The answer that is an error in line 7; what it says may have quotes in it.
func refusal(_ message: String) -> String {
  "{\"error\": \"\(message.replacing("\"", with: "\\\""))\", \"line\": 7}"
}
