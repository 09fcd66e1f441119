package no.dognbok.query.statistics;

import java.util.ArrayList;
import java.util.List;
import no.dognbok.query.ViewsOnMongo;
import no.dognbok.query.docket.RandomLedger;
import org.junit.jupiter.api.AfterEach;

class DayStatisticsOnMongoTest extends DayStatisticsContract {

  private final List<ViewsOnMongo> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(ViewsOnMongo::close);
    opened.clear();
  }

  @Override
  RandomLedger ledger(long seed, int stays) {
    ViewsOnMongo views = new ViewsOnMongo();
    opened.add(views);
    return new RandomLedger(seed, stays / 2, views, views.docket);
  }

  @Override
  int ledgers() {
    return 1;
  }
}
