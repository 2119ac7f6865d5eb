import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Holds files against PDF/A-1b, a line for each: "valid", or what is wrong with it. */
public class Preflight {
  public static void main(String[] paths) throws Exception {
    for (String path : paths) System.out.println(judged(new File(path)));
  }

  private static String judged(File file) throws Exception {
    PreflightParser parser = new PreflightParser(file);
    try {
      parser.parse();
      try (PreflightDocument document = parser.getPreflightDocument()) {
        document.validate();
        return said(document.getResult());
      }
    } catch (SyntaxValidationException exception) {
      return said(exception.getResult());
    }
  }

  private static String said(ValidationResult result) {
    if (result.isValid()) return "valid";
    StringBuilder said = new StringBuilder();
    for (ValidationResult.ValidationError error : result.getErrorsList()) {
      said.append(said.length() == 0 ? "" : "; ").append(error.getErrorCode()).append(' ').append(error.getDetails());
    }
    return said.toString().replace('\n', ' ');
  }
}
