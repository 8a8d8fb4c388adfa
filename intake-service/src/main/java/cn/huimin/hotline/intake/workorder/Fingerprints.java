package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.secret.KeyedHash;
import cn.huimin.hotline.intake.secret.SecretFiles;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keyed hashes of contents, by which an amendment is told from a repetition, and of numbers that
 * were dialled.
 */
@Component
public class Fingerprints {

  private final KeyedHash contents;
  private final JsonMapper json;

  Fingerprints(SecretFiles secrets, JsonMapper json) {
    this.contents = new KeyedHash(secrets.key("content.key"));
    this.json = json;
  }

  /**
   * Of a number that was dialled, told apart from the persons behind numbers; empty if it is none.
   */
  public Optional<String> ofDialled(String phone) {
    return PhoneNumber.normalised(phone).map(number -> contents.hex("dialled/" + number));
  }

  /**
   * Of a content as handed in. Keyed, since a plain hash over a text of which all but a phone is
   * public would give the phone away.
   */
  public String ofContent(Object content) {
    return contents.hex(json.writeValueAsString(content));
  }
}
