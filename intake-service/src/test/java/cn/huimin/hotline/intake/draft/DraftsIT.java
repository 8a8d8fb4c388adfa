package cn.huimin.hotline.intake.draft;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DraftsIT {

  private static final String PATH = "/api/v1/drafts/draft-of-an-entry";
  private final House house = House.get();
  private final Api operator = house.as("operator");

  @Test
  void shouldKeepADraftSealedForItsWriterAloneUntilItIsThrownAway() {
    var fields = Map.of("way", "PHONE", "content", "草稿里的话", "phone", "13900009876", "title", " ");
    var saved = operator.put(PATH, Map.of("fields", fields));
    assertThat(saved.status()).isEqualTo(200);
    assertThat(operator.put(PATH, Map.of("fields", fields)).status()).isEqualTo(200);

    var read = operator.get(PATH);
    assertThat(read.body().path("fields").path("phone").asString()).isEqualTo("13900009876");
    assertThat(read.body().path("fields").has("title")).isFalse();
    assertThat(read.response().headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(operator.get("/api/v1/drafts").body().toString())
        .contains("draft-of-an-entry", "草稿里的话")
        .doesNotContain("13900009876");
    assertThat(stored()).as("sealed rows").isEqualTo(1);

    var duty = house.as("duty");
    assertThat(duty.get(PATH).status()).isEqualTo(404);
    assertThat(duty.get("/api/v1/drafts").body().toString()).doesNotContain("draft-of-an-entry");
    assertThat(duty.put(PATH, Map.of("fields", fields)).status()).isEqualTo(404);
    assertThat(duty.post(PATH + "/discard", Map.of()).status()).isEqualTo(200);
    assertThat(operator.get(PATH).status()).isEqualTo(200);

    assertThat(operator.post(PATH + "/discard", Map.of()).status()).isEqualTo(200);
    assertThat(operator.get(PATH).status()).isEqualTo(404);
    assertThat(stored()).isZero();
  }

  @Test
  void shouldRefuseWhatIsNoFieldOfAnEntry() {
    assertThat(operator.put(PATH + "-2", Map.of("fields", Map.of("staff", "x"))).wrongFields())
        .containsExactly("fields.staff");
    assertThat(operator.put("/api/v1/drafts/x", Map.of("fields", Map.of())).wrongFields())
        .containsExactly("draftId");
    assertThat(house.as("leader").get("/api/v1/drafts").status()).isEqualTo(403);
  }

  @Test
  void shouldThrowAwayWhatNobodyWentOnWith() {
    operator.put(PATH + "-3", Map.of("fields", Map.of("content", "没有写完")));
    var drafts = house.bean(Drafts.class);
    drafts.discardOlder(House.START.minus(Duration.ofDays(1)));
    assertThat(operator.get(PATH + "-3").status()).isEqualTo(200);
    drafts.discardOlder(House.START.plus(Duration.ofDays(3_650)));
    assertThat(operator.get(PATH + "-3").status()).isEqualTo(404);
  }

  /** Rows of the vault for the draft; none of which betrays the phone. */
  private int stored() {
    return house
        .bean(JdbcClient.class)
        .sql(
            """
            select count(*) from vault_entry
            where subject = 'draft:draft-of-an-entry' and position('13900009876'::bytea in sealed) = 0
            """)
        .query(Integer.class)
        .single();
  }
}
