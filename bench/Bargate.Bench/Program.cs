using Bargate.Bench;

// The load drivers. Each prints one line; bench/run puts them together.
return args switch
{
    ["journeys", var peer, var port, var pid, var total, var clients] => await Journeys.Run(Form.Of(peer), int.Parse(port), int.Parse(pid), int.Parse(total), int.Parse(clients)),
    ["submissions", var port, var pid, var total, var clients, var rounds] => await Submissions.Run(int.Parse(port), int.Parse(pid), int.Parse(total), int.Parse(clients), int.Parse(rounds)),
    ["cookie", var port] => await Cookie.Print(int.Parse(port)),
    ["webhooks-subscribe", var port, var from, var receivers] => await Webhooks.Subscribe(int.Parse(port), int.Parse(from), int.Parse(receivers)),
    ["webhooks-receive", var from, var receivers, var events, var cases, var pidFile] => await Webhooks.Receive(int.Parse(from), int.Parse(receivers), int.Parse(events), int.Parse(cases), pidFile),
    ["kill", .. var rest] => await Kill.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        journeys FORM PORT PID TOTAL CLIENTS           whole journeys a second, and the server's CPU for each; FORM: bargate, casa, bargate-branching, casa-branching
        submissions PORT PID TOTAL CLIENTS ROUNDS      the form's last POST beside the same submission by API, and their ratio
        cookie PORT                                    the Cookie header of a visitor in the middle of a draft, for wrk
        webhooks-subscribe PORT FROM RECEIVERS         makes the subscriptions of receivers that will listen at the ports from FROM on
        webhooks-receive FROM RECEIVERS EVENTS CASES PIDFILE   the receivers, and what came of the events; PIDFILE will hold the server's process
        kill EXECUTABLE KILLS FILE                     16 clients submit while the server is killed; writes the references that were shown
        """);
    return 2;
}
