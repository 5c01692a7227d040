package rusuban.testkit.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rusuban.app.people.EmailAddress;
import rusuban.app.people.Member;
import rusuban.app.people.MemberStore;
import rusuban.app.people.MemberStore.ChangeResult;
import rusuban.app.people.MemberStore.InviteResult;
import rusuban.app.people.Role;
import rusuban.testkit.ConcurrentRunner;

/** Contract tests for every implementation of {@link MemberStore}. */
public abstract class MemberStoreContract extends PeopleContract {
  private static final InviteResult SAVED = new InviteResult.Saved();
  private static final ChangeResult CHANGED = new ChangeResult.Changed();
  private static final ChangeResult LAST_OWNER = new ChangeResult.LastOwner();
  private static final ChangeResult OUTDATED = new ChangeResult.Outdated();

  @Test
  void an_account_without_members_has_none() {
    assertThat(members().list(SALON, NOW)).isEmpty();
    assertThat(members().find(SALON, SAYAKA, NOW)).isEmpty();
    assertThat(members().memberships(SAYAKA, NOW)).isEmpty();
    members().noteSeen(SALON, SAYAKA, NOW);
    assertThat(members().list(SALON, NOW)).isEmpty();
  }

  @Test
  void an_invitation_is_found_by_account_and_by_address_as_it_was_saved() {
    var invited = Member.invited(SALON, RYO, Optional.of("亮 🎀"), Role.STAFF, NOW);
    assertThat(members().invite(invited, entry("亮"))).isEqualTo(SAVED);
    assertThat(members().list(SALON, NOW)).containsExactly(invited);
    assertThat(members().find(SALON, new EmailAddress("RYO@Example.COM"), NOW)).contains(invited);
    assertThat(members().memberships(RYO, NOW)).containsExactly(invited);
    assertThat(members().list(BAR, NOW)).isEmpty();
    assertThat(members().find(BAR, RYO, NOW)).isEmpty();
  }

  @Test
  void the_same_address_is_not_invited_twice() {
    var invited = invited(RYO, Role.STAFF);
    members().invite(invited, entry("first"));
    var again = Member.invited(SALON, RYO, Optional.empty(), Role.OWNER, NOW.plus(DAY));
    assertThat(members().invite(again, entry("second"))).isEqualTo(new InviteResult.Taken(invited));
    var joined = join(SALON, SAYAKA, Role.OWNER);
    assertThat(members().invite(invited(SAYAKA, Role.VIEWER), entry("third")))
        .isEqualTo(new InviteResult.Taken(joined));
    assertThat(entries(SALON)).doesNotContain(entry("second"), entry("third"));
    assertThat(members().list(SALON, NOW)).containsExactlyInAnyOrder(invited, joined);
  }

  @Test
  void an_invitation_ends_at_its_time_and_not_a_moment_before() {
    var invited = invited(RYO, Role.STAFF);
    members().invite(invited, entry("亮"));
    var end = NOW.plus(Member.INVITATION);
    var before = end.minusNanos(1_000);
    assertThat(members().find(SALON, RYO, before)).contains(invited);
    assertThat(members().list(SALON, before)).hasSize(1);
    assertThat(members().memberships(RYO, before)).hasSize(1);
    assertThat(members().find(SALON, RYO, end)).isEmpty();
    assertThat(members().list(SALON, end)).isEmpty();
    assertThat(members().memberships(RYO, end)).isEmpty();
    assertThat(members().join(invited, invited.joined("sub", end), entry("late"))).isFalse();
    var again = Member.invited(SALON, RYO, Optional.empty(), Role.VIEWER, end);
    assertThat(members().invite(again, entry("again"))).isEqualTo(SAVED);
    assertThat(members().find(SALON, RYO, end)).contains(again);
  }

  @Test
  void a_person_who_signed_in_stays_after_the_invitation_has_ended() {
    var joined = join(SALON, RYO, Role.STAFF);
    var later = NOW.plus(Member.INVITATION).plus(DAY);
    assertThat(members().find(SALON, RYO, later)).contains(joined);
    assertThat(members().memberships(RYO, later)).containsExactly(joined);
    assertThat(joined.seenAt()).contains(NOW);
  }

  @Test
  void an_invitation_that_has_changed_is_not_accepted_as_it_was_read() {
    var invited = invited(RYO, Role.STAFF);
    members().invite(invited, entry("亮"));
    members().changeRole(invited, Role.VIEWER, entry("role"));
    assertThat(members().join(invited, invited.joined("sub", NOW), entry("join"))).isFalse();
    var now = members().find(SALON, RYO, NOW).orElseThrow();
    assertThat(now).isEqualTo(invited.as(Role.VIEWER));
    assertThat(members().join(now, now.joined("sub", NOW), entry("join"))).isTrue();
    assertThat(members().join(now, now.joined("sub", NOW), entry("twice"))).isFalse();
    assertThat(entries(SALON)).contains(entry("join")).doesNotContain(entry("twice"));
  }

  @Test
  void a_member_whom_the_provider_created_anew_gets_the_new_id() {
    var joined = join(SALON, SAYAKA, Role.OWNER);
    var anew = joined.joined("another subject", NOW.plus(DAY));
    assertThat(members().join(joined, anew, entry("anew"))).isTrue();
    assertThat(members().join(joined, joined.joined("third", NOW), entry("old"))).isFalse();
    assertThat(members().memberships(SAYAKA, NOW)).containsExactly(anew);
    // The new id makes no second owner.
    assertThat(members().remove(anew, entry("remove"))).isEqualTo(LAST_OWNER);
  }

  @Test
  void an_address_may_belong_to_several_accounts_with_different_roles() {
    var bar = join(BAR, RYO, Role.OWNER);
    var salon = join(SALON, RYO, Role.VIEWER);
    join(SALON, SAYAKA, Role.OWNER);
    assertThat(members().memberships(RYO, NOW)).containsExactly(bar, salon);
    assertThat(members().remove(salon, entry("亮"))).isEqualTo(CHANGED);
    assertThat(members().memberships(RYO, NOW)).containsExactly(bar);
    assertThat(members().find(BAR, RYO, NOW)).contains(bar);
  }

  @Test
  void a_role_is_changed_as_it_was_read_and_not_otherwise() {
    join(SALON, SAYAKA, Role.OWNER);
    var staff = join(SALON, RYO, Role.STAFF);
    assertThat(members().changeRole(staff, Role.VIEWER, entry("a"))).isEqualTo(CHANGED);
    assertThat(members().changeRole(staff, Role.OWNER, entry("b"))).isEqualTo(OUTDATED);
    assertThat(members().remove(staff, entry("c"))).isEqualTo(OUTDATED);
    assertThat(members().find(SALON, RYO, NOW)).contains(staff.as(Role.VIEWER));
    assertThat(entries(SALON)).contains(entry("a")).doesNotContain(entry("b"), entry("c"));
  }

  @Test
  void a_member_who_is_gone_is_neither_changed_nor_removed_again() {
    join(SALON, SAYAKA, Role.OWNER);
    var ryo = join(SALON, RYO, Role.STAFF);
    assertThat(members().remove(ryo, entry("gone"))).isEqualTo(CHANGED);
    assertThat(members().find(SALON, RYO, NOW)).isEmpty();
    assertThat(members().memberships(RYO, NOW)).isEmpty();
    assertThat(members().remove(ryo, entry("x"))).isEqualTo(OUTDATED);
    assertThat(members().changeRole(ryo, Role.VIEWER, entry("x"))).isEqualTo(OUTDATED);
    assertThat(members().rename(ryo, "亮", entry("x"))).isEqualTo(OUTDATED);
    members().noteSeen(SALON, RYO, NOW.plus(DAY));
    assertThat(members().list(SALON, NOW)).hasSize(1);
    assertThat(entries(SALON)).doesNotContain(entry("x"));
  }

  @Test
  void the_last_owner_is_neither_removed_nor_demoted() {
    var sayaka = join(SALON, SAYAKA, Role.OWNER);
    join(BAR, RYO, Role.OWNER);
    join(SALON, CHIHIRO, Role.STAFF);
    // An invited owner may never come.
    members().invite(invited(RYO, Role.OWNER), entry("亮"));
    assertThat(members().remove(sayaka, entry("x"))).isEqualTo(LAST_OWNER);
    assertThat(members().changeRole(sayaka, Role.STAFF, entry("x"))).isEqualTo(LAST_OWNER);
    assertThat(members().find(SALON, SAYAKA, NOW)).contains(sayaka);
    assertThat(members().memberships(SAYAKA, NOW)).containsExactly(sayaka);
    assertThat(entries(SALON)).doesNotContain(entry("x"));
  }

  @Test
  void one_of_two_owners_may_go_and_then_the_other_is_the_last() {
    var sayaka = join(SALON, SAYAKA, Role.OWNER);
    var ryo = join(SALON, RYO, Role.STAFF);
    assertThat(members().changeRole(ryo, Role.OWNER, entry("up"))).isEqualTo(CHANGED);
    assertThat(members().changeRole(sayaka, Role.VIEWER, entry("down"))).isEqualTo(CHANGED);
    assertThat(members().remove(ryo.as(Role.OWNER), entry("x"))).isEqualTo(LAST_OWNER);
    assertThat(members().remove(sayaka.as(Role.VIEWER), entry("gone"))).isEqualTo(CHANGED);
    assertThat(members().list(SALON, NOW)).containsExactly(ryo.as(Role.OWNER));
  }

  @Test
  void an_invited_owner_is_withdrawn_and_changed_freely() {
    var invited = invited(RYO, Role.OWNER);
    members().invite(invited, entry("亮"));
    assertThat(members().changeRole(invited, Role.STAFF, entry("down"))).isEqualTo(CHANGED);
    assertThat(members().remove(invited.as(Role.STAFF), entry("gone"))).isEqualTo(CHANGED);
    assertThat(members().list(SALON, NOW)).isEmpty();
  }

  @Test
  void the_first_owner_is_made_only_while_the_account_has_none() {
    var staff = join(SALON, RYO, Role.STAFF);
    var invited = invited(SAYAKA, Role.VIEWER);
    members().invite(invited, entry("沙也加"));
    var owner = invited(SAYAKA, Role.OWNER).joined("sub", NOW.plus(DAY));
    assertThat(members().makeFirstOwner(owner, entry("first"))).isTrue();
    var later = NOW.plus(Member.INVITATION).plus(DAY);
    assertThat(members().list(SALON, later)).containsExactlyInAnyOrder(staff, owner);
    assertThat(members().memberships(SAYAKA, later)).containsExactly(owner);
    var second = invited(CHIHIRO, Role.OWNER).joined("sub2", NOW);
    assertThat(members().makeFirstOwner(second, entry("second"))).isFalse();
    assertThat(members().makeFirstOwner(owner, entry("again"))).isFalse();
    assertThat(members().remove(owner, entry("x"))).isEqualTo(LAST_OWNER);
    assertThat(members().find(SALON, CHIHIRO, NOW)).isEmpty();
    assertThat(entries(SALON)).contains(entry("first")).doesNotContain(entry("second"));
  }

  @Test
  void an_account_whose_owner_was_invited_by_another_has_no_place_for_a_first_one() {
    join(SALON, SAYAKA, Role.OWNER);
    var other = invited(RYO, Role.OWNER).joined("sub", NOW);
    assertThat(members().makeFirstOwner(other, entry("x"))).isFalse();
  }

  @Test
  void a_name_is_changed_and_nothing_else() {
    var ryo = join(SALON, RYO, Role.STAFF);
    assertThat(members().rename(ryo, "亮 (店長)", entry("name"))).isEqualTo(CHANGED);
    assertThat(members().rename(ryo, "Ryo", entry("late"))).isEqualTo(OUTDATED);
    assertThat(members().find(SALON, RYO, NOW)).contains(ryo.named("亮 (店長)"));
    assertThat(entries(SALON)).contains(entry("name")).doesNotContain(entry("late"));
  }

  @Test
  void the_newest_time_of_use_stays() {
    var ryo = join(SALON, RYO, Role.STAFF);
    members().noteSeen(SALON, RYO, NOW.plus(DAY));
    members().noteSeen(SALON, RYO, NOW.plusSeconds(1));
    assertThat(members().find(SALON, RYO, NOW).flatMap(Member::seenAt)).contains(NOW.plus(DAY));
    assertThat(members().changeRole(ryo, Role.VIEWER, entry("role"))).isEqualTo(CHANGED);
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_two_owners_who_remove_each_other_at_once_one_stays() throws Exception {
    var owners = new Member[] {join(SALON, SAYAKA, Role.OWNER), join(SALON, RYO, Role.OWNER)};
    var next = new AtomicInteger();
    var results =
        ConcurrentRunner.run(
            2, () -> members().remove(owners[next.getAndIncrement()], entry("each other")));
    assertThat(results).containsExactlyInAnyOrder(CHANGED, LAST_OWNER);
    assertThat(members().list(SALON, NOW)).hasSize(1);
  }

  @Test
  @Tag(ConcurrentRunner.RACE)
  void of_many_who_claim_an_account_at_once_one_owns_it() throws Exception {
    var next = new AtomicInteger();
    var made =
        ConcurrentRunner.run(
            RACERS,
            () -> {
              int number = next.getAndIncrement();
              var email = new EmailAddress("owner" + number + "@example.com");
              var owner = invited(email, Role.OWNER).joined("sub" + number, NOW);
              return members().makeFirstOwner(owner, entry("claim"));
            });
    assertThat(made).containsOnlyOnce(true);
    assertThat(members().list(SALON, NOW)).hasSize(1);
  }

  @Test
  void a_hundred_members_are_all_listed() {
    for (int i = 0; i < 100; i++)
      members()
          .invite(invited(new EmailAddress("m" + i + "@example.com"), Role.VIEWER), entry("m"));
    assertThat(members().list(SALON, NOW)).hasSize(100);
    assertThat(members().list(SALON, Instant.MAX)).isEmpty();
  }
}
