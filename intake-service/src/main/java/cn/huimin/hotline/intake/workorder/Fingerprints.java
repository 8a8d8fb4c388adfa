package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.secret.KeyedHash;
import cn.huimin.hotline.intake.secret.SecretFiles;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keyed hashes: of a person, so that the same one is told again without being known; of a content,
 * so that an amendment is told from a repetition. Each has a key of its own.
 */
@Component
public class Fingerprints {

  private final KeyedHash people;
  private final KeyedHash contents;
  private final JsonMapper json;

  Fingerprints(SecretFiles secrets, JsonMapper json) {
    this.people = new KeyedHash(secrets.key("fingerprint.key"));
    this.contents = new KeyedHash(secrets.key("content.key"));
    this.json = json;
  }

  /** Of the person behind a phone number; empty if it is none. */
  public Optional<String> ofPhone(String phone) {
    return PhoneNumber.normalised(phone).map(people::hex);
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
