package rusuban.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Tests that the tokens of transactions differ between processes restored from one snapshot. A
 * token is a random UUID from {@link SecureRandom}. The processes begin with the same memory, so
 * its numbers must come from outside it. A copy of the generator's state stands for the second
 * process.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class RestoredIdsTest {
  private static final int LENGTH = 16;

  @Test
  void two_restores_of_one_image_never_make_the_same_id() throws Exception {
    var before = new SecureRandom();
    draw(before);
    assertThat(draw(copy(before))).isNotEqualTo(draw(copy(before)));
  }

  @Test
  void a_generator_that_draws_from_memory_alone_would_be_noticed() throws Exception {
    var before = SecureRandom.getInstance("SHA1PRNG");
    draw(before);
    assertThat(draw(copy(before))).isEqualTo(draw(copy(before)));
  }

  private static String draw(SecureRandom from) {
    var id = new byte[LENGTH];
    from.nextBytes(id);
    return Arrays.toString(id);
  }

  private static SecureRandom copy(SecureRandom original)
      throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (SecureRandom) in.readObject();
    }
  }
}
